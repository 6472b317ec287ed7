package org.ladderworks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.pipeline.JobOutcome;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.pipeline.WorkFolder;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Children;
import org.ladderworks.engine.testing.Clips;

/** An encoder that no longer does anything costs its job some time, and nothing else. */
@EnabledOnOs(OS.LINUX)
class StandstillTest {
    private static final int FRAMES = 200;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("an encoder that was stopped is killed, and a second attempt makes the same chunk")
    void anEncoderThatStandsStillIsStartedAgain() throws Exception {
        Path source = new Clips.Video("640x360", "25", FRAMES, 25, 0, List.of()).encode(folder.resolve("source.mp4"));
        JobSpec job = JobSpec.of(source, folder.resolve("out"), WorkFolder.unlimited(folder.resolve("work")))
                .with(List.of(Presets.named("short-clip")))
                .with(new EncodeSettings(Optional.of("slower"), RateMode.CAPPED_CRF))
                .with(new Effort(1, false));
        try (EncodingEngine engine = EncodingEngine.impatient(Duration.ofSeconds(3))) {
            // Not in the common pool, of which the end of a process is told.
            FutureTask<JobOutcome> run = new FutureTask<>(() -> engine.run(job, _ -> {}, new Cancellation()));
            Thread.ofPlatform().daemon().start(run);
            ProcessHandle first = Children.awaitFfmpeg(line -> line.contains(".part"));
            String line = Children.line(first);
            Children.signal("STOP", first);

            ProcessHandle second = Children.awaitFfmpeg(line::equals, first);
            assertThat(second.parent()).as("of another guard").isNotEqualTo(first.parent());
            first.onExit().get(5, TimeUnit.SECONDS);
            assertThat(run.get(60, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            JobOutcome.Succeeded.class,
                            done -> assertThat(done.presentation().video())
                                    .isNotEmpty()
                                    .allSatisfy(
                                            track -> assertThat(track.frames()).isEqualTo(FRAMES)));
        }
    }
}
