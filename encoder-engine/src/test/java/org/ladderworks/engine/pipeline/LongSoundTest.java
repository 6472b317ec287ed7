package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.progress.Progress.Stage;
import org.ladderworks.engine.testing.RealTools;

/** A title whose sound takes longer to encode than its pictures. */
class LongSoundTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("the progress goes on while only sound is left, and never back")
    void progressOfSound() {
        Path source = folder.resolve("source.mov");
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "color=s=128x72:r=1:d=240",
                "-f",
                "lavfi",
                "-i",
                "sine=d=240:r=48000",
                "-c:v",
                "libx264",
                "-c:a",
                "pcm_s16le",
                "file:" + source));
        JobSpec job = JobSpec.of(source, folder.resolve("out"), WorkFolder.unlimited(folder.resolve("work")))
                .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF));
        List<Progress> told = Collections.synchronizedList(new ArrayList<>());
        try (EncodingEngine engine = EncodingEngine.open()) {
            assertThat(engine.run(job, told::add, new Cancellation())).isInstanceOf(JobOutcome.Succeeded.class);
        }
        List<Double> fractions = told.stream()
                .filter(progress -> progress.stage() == Stage.ENCODE)
                .map(progress -> progress.fraction().orElseThrow())
                .toList();
        assertThat(fractions).isSorted();
        assertThat(fractions.stream().distinct()).hasSizeGreaterThan(5);
        assertThat(fractions.stream().filter(fraction -> fraction > 0.96)).hasSizeLessThan(3);
    }
}
