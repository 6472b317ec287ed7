package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagingSettings;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.engine.testing.Children;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.time.MediaTime;

/** A paused job stands still in whatever stage it is, and goes on from there. */
@EnabledOnOs(OS.LINUX)
class PausedStagesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Pause pause = new Pause();
    private final Cancellation cancellation = new Cancellation();
    private final AtomicReference<Optional<Progress>> told = new AtomicReference<>(Optional.empty());

    @Test
    @DisplayName("before it begins no tool is started; in a scan the scan stands; a cancelled one ends all the same")
    void lookingAtTheSourceWaits() throws Exception {
        Path source = new Clips.Video("1920x1080", "25", 150, 25, 0, List.of()).encode(folder.resolve("source.mp4"));
        JobSpec job = JobSpec.of(source, folder.resolve("out"), WorkFolder.unlimited(folder.resolve("work")))
                .with(List.of(Presets.named("short-clip")))
                .with(new EncodeSettings(Optional.of("slower"), RateMode.CAPPED_CRF))
                .with(new Effort(1, false));
        try (EncodingEngine engine = EncodingEngine.open()) {
            hold(true);
            // Not in the common pool, of which the end of a process is told.
            FutureTask<JobOutcome> run = new FutureTask<>(
                    () -> engine.run(job, progress -> told.set(Optional.of(progress)), pause, cancellation));
            Thread.ofPlatform().daemon().start(run);
            Thread.sleep(1000);
            assertThat(Children.ffmpegs(ProcessHandle.current())).isEmpty();
            assertThat(told.get().orElseThrow().stage()).isEqualTo(Progress.Stage.PROBE);
            assertThat(told.get().orElseThrow().paused()).contains(Saying.inWords("lunch"));

            hold(false);
            ProcessHandle scan = Children.awaitFfmpeg(line -> line.contains("cropdetect"));
            hold(true);
            Thread.sleep(800);
            assertThat(scan.isAlive())
                    .as("it was not done before it could be held")
                    .isTrue();
            assertThat(Children.usesTime(scan)).isFalse();
            assertThat(run.isDone()).isFalse();

            hold(false);
            scan.onExit().get(30, TimeUnit.SECONDS);
            assertThat(Children.awaitFfmpeg(line -> line.contains(".part")).isAlive())
                    .as("the encode begins")
                    .isTrue();
            hold(true);
            cancellation.cancel();
            assertThat(run.get(10, TimeUnit.SECONDS)).isInstanceOf(JobOutcome.Cancelled.class);
        }
    }

    @Test
    void packagingWaitsBetweenFragments() throws Exception {
        Future<PackagedPresentation> run = packageHeldAtTheFirstFragment();
        Map<String, Long> before = files();
        assertThat(before).isNotEmpty();
        Thread.sleep(700);
        assertThat(files()).isEqualTo(before);
        assertThat(run.isDone()).isFalse();

        hold(false);
        PackagedPresentation done = run.get(30, TimeUnit.SECONDS);
        assertThat(done.video().getFirst().segments()).hasSize(3);
        assertThat(files()).hasSizeGreaterThan(before.size()).containsKey("package.json");
    }

    @Test
    void packagingThatWaitsCanBeCancelled() throws Exception {
        Future<PackagedPresentation> run = packageHeldAtTheFirstFragment();
        cancellation.cancel();
        assertThatThrownBy(() -> run.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(java.util.concurrent.CancellationException.class);
    }

    private Future<PackagedPresentation> packageHeldAtTheFirstFragment() throws Exception {
        Path rung = Clips.video().encode(folder.resolve("rung.mp4"));
        Path out = Files.createDirectory(folder.resolve("out"));
        CompletableFuture<Void> begun = new CompletableFuture<>();
        FutureTask<PackagedPresentation> run = new FutureTask<>(() -> PackageStage.run(
                Optional.empty(),
                PackageContent.of(List.of(Clips.rung(rung)), List.of()),
                new PackagingSettings(out, Optional.of(MediaTime.of(2, 1))),
                (_, _) -> {
                    if (!begun.isDone()) {
                        hold(true);
                        begun.complete(null);
                    }
                },
                cancellation.with(pause)));
        Thread.ofPlatform().daemon().start(run);
        begun.get(30, TimeUnit.SECONDS);
        // Other threads may end the fragments that they had begun.
        Thread.sleep(300);
        return run;
    }

    private void hold(boolean held) {
        if (held) {
            pause.pause(Pause.Cause.OPERATOR, Saying.inWords("lunch"));
        } else {
            pause.resume(Pause.Cause.OPERATOR);
        }
    }

    private Map<String, Long> files() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        Path out = folder.resolve("out");
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                sizes.put(out.relativize(file).toString(), Files.size(file));
            }
        }
        return sizes;
    }
}
