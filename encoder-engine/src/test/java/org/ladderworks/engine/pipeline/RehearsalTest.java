package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.pipeline.Rehearsal.Rehearsed;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;

/** A few seconds of a source, encoded to see what all of it will take. */
class RehearsalTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private static final EncodingEngine ENGINE = EncodingEngine.open();

    @BeforeAll
    static void makeSource() {
        ENGINE.generateSample(folder.resolve("film.mp4"), 20, new Cancellation());
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static JobSpec job(Path source) {
        return JobSpec.of(source, folder.resolve("package"), WorkFolder.unlimited(folder.resolve("work")));
    }

    private static Set<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            String mine = "ladderworks-" + ProcessHandle.current().pid() + "-";
            return files.filter(file -> file.getFileName().toString().startsWith(mine))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    @DisplayName("some seconds are encoded; that tells its time, its size and its commands; nothing of it is left")
    void rehearsed() throws IOException {
        Set<Path> before = temporary();
        Rehearsed told = ENGINE.rehearse(job(folder.resolve("film.mp4")), Progress.Listener.NONE, new Cancellation());

        // The sample's key frames are ten seconds apart: the piece begins with the one before.
        assertThat(told.length().toMillis() / 1000.0).isBetween(7.9, 18.1);
        assertThat(told.took()).isPositive();
        assertThat(told.time(told.length())).isCloseTo(told.took(), Duration.ofMillis(20));
        assertThat(told.bytes(told.length().multipliedBy(10))).isEqualTo(told.bytes() * 10);
        assertThat(told.commands())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.getFirst()).contains("ffmpeg"));
        assertThat(told.commands()).anySatisfy(line -> assertThat(line).contains("libx264"));
        assertThat(folder.resolve("package")).doesNotExist();
        assertThat(folder.resolve("work")).doesNotExist();
        assertThat(temporary()).isEqualTo(before);
    }

    @Test
    @DisplayName("what the whole package weighs is told from the sample where the film is alike throughout")
    void weighed() throws IOException {
        Path source = folder.resolve("film.mp4");
        Rehearsed told = ENGINE.rehearse(job(source), Progress.Listener.NONE, new Cancellation());
        JobOutcome whole = ENGINE.run(job(source), Progress.Listener.NONE, new Cancellation());
        assertThat(whole).isInstanceOf(JobOutcome.Succeeded.class);
        long bytes;
        try (Stream<Path> files = Files.walk(folder.resolve("package"))) {
            bytes = files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
        assertThat((double) told.bytes(Duration.ofSeconds(20)) / bytes).isBetween(0.75, 1.33);
    }

    @Test
    @DisplayName("cancelling ends it; a source that cannot be read fails as its job would")
    void ends() throws IOException {
        Cancellation cancellation = new Cancellation();
        Set<Path> before = temporary();
        assertThatThrownBy(() -> ENGINE.rehearse(
                        job(folder.resolve("film.mp4")),
                        progress -> {
                            if (progress.stage() == Progress.Stage.ENCODE) {
                                cancellation.cancel();
                            }
                        },
                        cancellation))
                .isInstanceOf(CancellationException.class);
        Path broken = Files.writeString(folder.resolve("broken.mp4"), "no film");
        assertThatThrownBy(() -> ENGINE.rehearse(job(broken), Progress.Listener.NONE, new Cancellation()))
                .isInstanceOf(EngineException.class);
        assertThat(temporary()).isEqualTo(before);
    }
}
