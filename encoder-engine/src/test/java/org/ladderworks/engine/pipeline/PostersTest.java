package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.packaging.PackagedPoster;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.trickplay.PosterSettings;
import org.ladderworks.engine.trickplay.TrickPlaySettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Posters are good pictures of the title, in full size and in smaller ones. */
class PostersTest {
    private static final int ACROSS = 32;
    private static final int DOWN = 18;

    @TempDir
    Path folder;

    private Path source;

    @BeforeEach
    void make() {
        source = PosterFilm.make(folder.resolve("source.mp4"));
    }

    @Test
    @DisplayName("the three best are of three good shots, and show what the title shows at their times")
    void theBest() throws IOException {
        JobOutcome.Succeeded done = Encodes.run(job(PosterSettings.best()));
        List<PackagedPoster> posters = done.presentation().posters();

        assertThat(posters).hasSize(3);
        for (double[] shot : PosterFilm.GOOD) {
            assertThat(posters)
                    .as("from %.0f to %.0f s", shot[0], shot[1])
                    .anyMatch(poster -> PosterFilm.isInside(poster, shot));
        }
        PackagedTrack.Video rung = done.presentation().video().getFirst();
        List<Decode.Picture> shown = Decode.video(PackageTimeline.joined(done.folder(), rung), 0, ACROSS, DOWN);
        for (int i = 0; i < posters.size(); i++) {
            String name = "images/poster-" + (i + 1);
            assertThat(posters.get(i).images())
                    .containsExactly(
                            name + "-640x360.jpg",
                            name + "-320x180.jpg",
                            name + "-640x360.webp",
                            name + "-320x180.webp");
            int frame = (int) Math.round(posters.get(i).time().approximateSeconds() * 25);
            for (String image : posters.get(i).images()) {
                assertThat(distance(done.folder().resolve(image), shown.get(frame)))
                        .as(image)
                        .isLessThan(3);
            }
        }
    }

    @Test
    @DisplayName("a package for review lists the shots, to the frame, and turning that on encodes nothing")
    void shots() throws IOException {
        Encodes.run(job(PosterSettings.best()));
        JobOutcome.Succeeded done =
                Encodes.run(job(PosterSettings.best()).with(TrickPlaySettings.NONE.withReview(true)));

        assertThat(done.work().encoded()).isZero();
        JsonNode list = JsonMapper.shared().readTree(done.folder().resolve("review/shots.json"));
        assertThat(list.path("frameRate").asString()).isEqualTo("25");
        assertThat(list.path("shots"))
                .extracting(shot -> shot.path("frame").asInt())
                .contains(0, 150, 200, 250, 325);
        assertThat(list.path("shots").get(1).path("frame").asInt()).isLessThanOrEqualTo(150);
    }

    @Test
    @DisplayName(
            "an operator's time comes first, and so does another one of those that were found; nothing is encoded for it")
    void theOperatorChooses() throws IOException {
        List<PackagedPoster> best =
                Encodes.run(job(PosterSettings.best())).presentation().posters();
        JobOutcome.Succeeded chosen = Encodes.run(job(PosterSettings.at(MediaTime.ofSeconds("4.53"))));
        JobOutcome.Succeeded second = Encodes.run(job(PosterSettings.picked(2)));

        assertThat(chosen.presentation().posters()).hasSize(3);
        assertThat(chosen.presentation().posters().getFirst().time().approximateSeconds())
                .isEqualTo(4.52, within(1e-9));
        // One picture in full size is taken.
        assertThat(chosen.work().encoded()).isEqualTo(1);
        assertThat(second.work().encoded()).isZero();
        assertThat(second.presentation().posters())
                .extracting(PackagedPoster::time)
                .containsExactly(
                        best.get(1).time(), best.get(0).time(), best.get(2).time());
    }

    @Test
    @DisplayName("a time behind the title's end is refused before anything is encoded")
    void behindTheEnd() {
        try (EncodingEngine engine = EncodingEngine.open()) {
            JobOutcome outcome = engine.run(job(PosterSettings.at(MediaTime.of(14, 1))), _ -> {}, new Cancellation());
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            JobOutcome.Failed.class,
                            failed -> assertThat(failed.error())
                                    .isInstanceOf(UsageException.class)
                                    .hasMessageContaining("14.000"));
        }
    }

    @Test
    @DisplayName("a title of a single frame has one poster and one thumbnail, which are that frame")
    void oneFrame() {
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=128x256:rate=25",
                "-frames:v",
                "1",
                "-pix_fmt",
                "yuv420p",
                "-y",
                source.toString()));
        JobOutcome.Succeeded done = Encodes.run(job(PosterSettings.best()).with(TrickPlaySettings.standard()));

        assertThat(done.presentation().posters()).hasSize(1);
        assertThat(done.presentation().posters().getFirst().images().getFirst()).endsWith("poster-1-128x256.jpg");
        assertThat(done.presentation().thumbnails()).hasValueSatisfying(track -> {
            assertThat(track.count()).isEqualTo(1);
            assertThat(track.sheet()).hasToString("160x320");
        });
    }

    private JobSpec job(PosterSettings posters) {
        return JobSpec.of(source, folder.resolve("out"), WorkFolder.unlimited(folder.resolve("work")))
                .with(Presets.allNamed("apple-h264"))
                .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF))
                .with(new Effort(2, false))
                .with(TrickPlaySettings.NONE.with(posters));
    }

    /** Average distance of luminance, 0 to 255; that of the title is in limited range. */
    private static double distance(Path image, Decode.Picture shown) {
        Decode.Stream size = Decode.videoStreams(image).getFirst();
        Decode.Picture picture = Decode.piece(image, 0, 0, size.width(), size.height(), ACROSS, DOWN);
        double sum = 0;
        for (int pixel = 0; pixel < ACROSS * DOWN; pixel++) {
            sum += Math.abs(picture.at(pixel) - (shown.at(pixel) - 16) * 255 / 219.0);
        }
        return sum / (ACROSS * DOWN);
    }
}
