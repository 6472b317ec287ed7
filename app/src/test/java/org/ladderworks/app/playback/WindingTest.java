package org.ladderworks.app.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ladderworks.app.players.Manifest;
import org.ladderworks.app.players.Player;
import org.ladderworks.app.players.WindingReport;
import org.ladderworks.engine.testing.NumberedFrames;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.trickplay.ImageFormat;
import org.ladderworks.engine.trickplay.SheetGrid;
import org.ladderworks.engine.trickplay.ThumbnailSettings;
import org.ladderworks.engine.trickplay.TrickPlaySettings;

/** Players show a viewer who winds the right pictures: thumbnails, sprites and I-frames. */
@Tag("alone")
class WindingTest {
    private static final int FRAMES = 450;

    /** At which thumbnails are asked for, in seconds. */
    private static final List<Double> TIMES = List.of(0.0, 0.89, 0.91, 3.3, 9.95, 17.9);

    private static final double INTERVAL = 0.9;

    /** Of the frame rate of 25. */
    private static final double GOP = 1.92;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final OpenLab LAB = new OpenLab();

    private static Path encoded;

    @BeforeAll
    static void encode() {
        // Two rungs; each column of the numbers is 64 pixels wide in the larger.
        Path source = NumberedFrames.make(
                folder.resolve("source.mp4"),
                NumberedFrames.lavfi("25", FRAMES) + ",scale=640:360:flags=neighbor,setsar=1");
        encoded = EncodedPackage.of(EncodedPackage.job(source, "apple-h264", folder.resolve("package"))
                .with(TrickPlaySettings.standard()
                        .with(ThumbnailSettings.standard()
                                .withInterval(MediaTime.of(900, 1000))
                                .with(new SheetGrid(4, 3))
                                .with(ImageFormat.WEBP))
                        .withIFrames()));
    }

    @ParameterizedTest
    @EnumSource(Manifest.class)
    @DisplayName("PR-65 PR-67 Shaka Player's thumbnails are the pictures of their times, from the MPD and from HLS")
    void shakaShowsThumbnails(Manifest manifest) throws InterruptedException {
        check(LAB.get().wind(encoded, Player.SHAKA, manifest, TIMES), "1280x540");
    }

    @Test
    @DisplayName("PR-66 Shaka Player winds by the rendition of I-frames alone that the MPD lists")
    void shakaWindsFast() throws InterruptedException {
        assertThat(LAB.get().windFast(encoded, Player.SHAKA, Manifest.DASH, 8))
                .allMatch(uri -> uri.contains("/trick/avc-360p-iframes/"));
    }

    @Test
    @DisplayName("a page that reads the WebVTT finds the sprites of the right times")
    void aPageShowsSprites() throws InterruptedException {
        check(LAB.get().windBySprites(encoded, "images/thumbnails.vtt", TIMES), "");
    }

    @Test
    @DisplayName(
            "PR-18 PR-25 hls.js lists a stream of I-frames for each rung, and shows the one of the time that is asked for")
    void hlsJsShowsIFrames() throws InterruptedException {
        WindingReport report = LAB.get().wind(encoded, Player.HLS_JS, Manifest.HLS, TIMES);

        assertThat(report.problems()).isEmpty();
        assertThat(report.seen()).hasSameSizeAs(TIMES);
        for (int i = 0; i < TIMES.size(); i++) {
            WindingReport.Seen seen = report.seen().get(i);
            assertThat(seen.declared().split(" ", -1))
                    .hasSizeGreaterThan(1)
                    .allMatch(variant -> variant.endsWith("/iframes.m3u8"));
            int gop = (int) Math.floor(TIMES.get(i) / GOP);
            // A rung's, or that of the rendition of one a second.
            int second = (int) Math.floor(TIMES.get(i));
            assertThat(seen.number()).as("at " + TIMES.get(i)).isIn(48 * gop, 25 * second);
        }
    }

    private static void check(WindingReport report, String declared) {
        assertThat(report.problems()).isEmpty();
        assertThat(report.seen()).hasSameSizeAs(TIMES);
        for (int i = 0; i < TIMES.size(); i++) {
            WindingReport.Seen seen = report.seen().get(i);
            int thumbnail = (int) Math.floor(TIMES.get(i) / INTERVAL + 1e-9);
            assertThat(seen.start()).isCloseTo(thumbnail * INTERVAL, offset(0.001));
            assertThat(seen.number()).as("at " + TIMES.get(i)).isEqualTo((int)
                    Math.floor(thumbnail * INTERVAL * 25 + 1e-9));
            assertThat(seen.sheet()).isEqualTo("1280x540");
            assertThat(seen.declared()).isEqualTo(declared);
        }
    }
}
