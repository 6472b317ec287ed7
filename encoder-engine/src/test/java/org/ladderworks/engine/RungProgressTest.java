package org.ladderworks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.pipeline.JobOutcome;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.pipeline.WorkFolder;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.progress.RungProgress;
import org.ladderworks.engine.progress.TitlePicture;

/** What is told of each rung while a title is encoded, and the pictures that go by. */
class RungProgressTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("each rung is told with its frames, and each part with its last small picture")
    void told() {
        Path source = folder.resolve("source.mp4");
        List<Progress> progress = new CopyOnWriteArrayList<>();
        List<TitlePicture> pictures = new CopyOnWriteArrayList<>();
        Progress.Listener listener = new Progress.Listener() {
            @Override
            public void onProgress(Progress newest) {
                progress.add(newest);
            }

            @Override
            public void pictured(TitlePicture picture) {
                pictures.add(picture);
            }
        };
        try (EncodingEngine engine = EncodingEngine.open()) {
            engine.generateSample(source, 8, new Cancellation());
            JobSpec spec = JobSpec.of(source, folder.resolve("out"), WorkFolder.unlimited(folder.resolve("work")));
            assertThat(engine.run(spec, listener, new Cancellation())).isInstanceOf(JobOutcome.Succeeded.class);
        }
        List<Progress> encoding = progress.stream()
                .filter(each ->
                        each.stage() == Progress.Stage.ENCODE && !each.rungs().isEmpty())
                .toList();
        assertThat(encoding).isNotEmpty().allSatisfy(each -> {
            assertThat(each.rungs())
                    .extracting(RungProgress::rung)
                    .containsExactly("H.264 1280x720 2800 kb/s", "H.264 640x360 800 kb/s");
            assertThat(each.rungs()).allSatisfy(rung -> {
                assertThat(rung.allFrames()).isEqualTo(200);
                assertThat(rung.frames()).isBetween(0L, 200L);
            });
            assertThat(each.at())
                    .hasValueSatisfying(at -> assertThat(at).isBetween(Duration.ZERO, Duration.ofSeconds(8)));
        });
        assertThat(encoding.getLast().rungs().getFirst().frames()).isPositive();
        assertThat(pictures).isNotEmpty().allSatisfy(picture -> {
            assertThat(picture.width()).isEqualTo(320);
            assertThat(picture.height()).isEqualTo(180);
            assertThat(picture.argb()).hasSize(320 * 180);
            assertThat(picture.at()).isLessThan(Duration.ofSeconds(8));
        });
        // Moving test pictures in colours: no grey, no rubbish of a wrong plane.
        assertThat(java.util.Arrays.stream(pictures.getLast().argb()).distinct().count())
                .isGreaterThan(100);
    }
}
