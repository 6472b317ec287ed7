package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.ThumbnailTrack;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.NumberedFrames;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.SpriteCues;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.trickplay.ImageFormat;
import org.ladderworks.engine.trickplay.SheetGrid;
import org.ladderworks.engine.trickplay.ThumbnailSettings;
import org.ladderworks.engine.trickplay.TrickPlaySettings;

/** Thumbnails that come from the decode that feeds the encoders show what the title shows at their times. */
class ThumbnailsTest {
    /** What the sheets of these tests are like: no interval is a whole number of frames. */
    private static final ThumbnailSettings SETTINGS =
            ThumbnailSettings.standard().withInterval(MediaTime.of(730, 1000)).with(new SheetGrid(3, 2));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "25, 330, mp4, null",
        "30000/1001, 390, mkv, null",
        "60000/1001, 700, mov, null",
        // Every seventh frame is left out: the others keep their times.
        "30, 400, mkv, 'select=mod(n\\,7)'"
    })
    @DisplayName("each thumbnail shows the picture that the packaged title shows at that time")
    void eachShowsItsMoment(String rate, int frames, String container, String filter) throws IOException {
        String pictures = NumberedFrames.lavfi(rate, frames) + (filter.equals("null") ? "" : "," + filter);
        Path source = NumberedFrames.make(folder.resolve("source." + container), pictures, "-g", "70");
        JobOutcome.Succeeded done = Encodes.run(
                job(source, "out").with(pictures(SETTINGS.with(ImageFormat.WEBP).withBif())));
        PackagedTrack.Video rung = done.presentation().video().getFirst();
        NavigableMap<Double, Integer> shown = NumberedFrames.byTime(PackageTimeline.joined(done.folder(), rung), 0);
        ThumbnailTrack track = done.presentation().thumbnails().orElseThrow();
        List<SpriteCues.Cue> cues = SpriteCues.read(done.folder().resolve("images/thumbnails.vtt"));

        assertThat(track.tile()).hasToString("320x192");
        assertThat(track.sheets()).hasSizeGreaterThan(1);
        assertThat(cues).hasSize((int) track.count());
        double first = shown.firstKey();
        // A rung of 29.97 frames of the title's 59.94 shows every other one: the frame that belongs there, or the one
        // before.
        int step = rate.equals("60000/1001") ? 2 : 1;
        List<Integer> sprites = NumberedFrames.read(cues);
        List<Integer> tiles = NumberedFrames.read(IntStream.range(0, cues.size())
                .mapToObj(i -> onSheet(
                        cues.get(i),
                        done.folder()
                                .resolve(track.path())
                                .resolve(ThumbnailTrack.fileName(i / (track.columns() * track.rows())))))
                .toList());
        for (int i = 0; i < cues.size(); i++) {
            SpriteCues.Cue cue = cues.get(i);
            int expected = shown.floorEntry(first + cue.start() + 1e-6).getValue();
            assertThat(cue.start()).isEqualTo(0.73 * i, within(1e-9));
            assertThat(cue.sheet().toString()).endsWith(".webp");
            assertThat(sprites.get(i)).as("sprite at " + cue.start()).isBetween(expected, expected + step - 1);
            assertThat(tiles.get(i)).as("tile at " + cue.start()).isBetween(expected, expected + step - 1);
        }
        for (String archive : List.of("images/thumbnails-sd.bif", "images/thumbnails-hd.bif")) {
            List<Path> images = unpacked(done.folder().resolve(archive), 730);
            assertThat(images).hasSameSizeAs(cues);
            boolean large = archive.contains("hd");
            List<Integer> numbers = NumberedFrames.read(images.stream()
                    .map(image -> new SpriteCues.Cue(0, 0, image, 0, 0, large ? 320 : 240, large ? 192 : 144))
                    .toList());
            for (int i = 0; i < images.size(); i++) {
                int expected =
                        shown.floorEntry(first + cues.get(i).start() + 1e-6).getValue();
                assertThat(numbers.get(i)).as(archive + " " + i).isBetween(expected, expected + step - 1);
            }
        }
    }

    @Test
    @DisplayName("turning thumbnails on, changing them and turning them off again encodes no picture and no sound")
    void nothingIsEncodedAgain() throws IOException {
        Path source = NumberedFrames.make(folder.resolve("source.mp4"), NumberedFrames.lavfi("25", 330), "-g", "50");
        JobSpec without = job(source, "out").with(TrickPlaySettings.NONE);
        JobOutcome.Succeeded plain = Encodes.run(without);
        assertThat(plain.presentation().thumbnails()).isEmpty();
        assertThat(plain.folder().resolve("images")).doesNotExist();
        long encoded = plain.work().encoded();

        JobOutcome.Succeeded turnedOn = Encodes.run(without.with(pictures(SETTINGS)));
        assertThat(turnedOn.work().reused()).isEqualTo(encoded);
        // The stills of two windows.
        assertThat(turnedOn.work().encoded()).isEqualTo(2);
        assertThat(turnedOn.presentation().video())
                .isEqualTo(plain.presentation().video());

        JobOutcome.Succeeded laidOut = Encodes.run(without.with(pictures(SETTINGS.with(new SheetGrid(7, 1)))));
        assertThat(laidOut.work().encoded()).isZero();
        assertThat(laidOut.presentation().thumbnails().orElseThrow().columns()).isEqualTo(7);

        JobOutcome.Succeeded turnedOff = Encodes.run(without);
        assertThat(turnedOff.work().encoded()).isZero();
        assertThat(turnedOff.folder().resolve("images")).doesNotExist();
        assertThat(turnedOff.presentation().video())
                .isEqualTo(plain.presentation().video());
    }

    private static SpriteCues.Cue onSheet(SpriteCues.Cue cue, Path sheet) {
        return new SpriteCues.Cue(cue.start(), cue.end(), sheet, cue.x(), cue.y(), cue.width(), cue.height());
    }

    private static TrickPlaySettings pictures(ThumbnailSettings thumbnails) {
        return TrickPlaySettings.NONE.with(thumbnails);
    }

    private JobSpec job(Path source, String out) {
        return JobSpec.of(source, folder.resolve(out), WorkFolder.unlimited(folder.resolve("work")))
                .with(Presets.allNamed("apple-h264"))
                .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF))
                .with(new Effort(2, false));
    }

    /** The pictures of a BIF archive, each in a file of its own. */
    private List<Path> unpacked(Path archive, int milliseconds) throws IOException {
        byte[] bytes = Files.readAllBytes(archive);
        ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(Arrays.copyOf(bytes, 8)).containsExactly((byte) 0x89, 0x42, 0x49, 0x46, 0x0d, 0x0a, 0x1a, 0x0a);
        assertThat(numbers.getInt(8)).isZero();
        assertThat(numbers.getInt(16)).isEqualTo(milliseconds);
        int count = numbers.getInt(12);
        List<Path> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int entry = 64 + 8 * i;
            assertThat(numbers.getInt(entry)).isEqualTo(i);
            byte[] image = Arrays.copyOfRange(bytes, numbers.getInt(entry + 4), numbers.getInt(entry + 12));
            images.add(Files.write(folder.resolve(archive.getFileName() + "-" + i + ".jpg"), image));
        }
        assertThat(numbers.getInt(64 + 8 * count)).isEqualTo(-1);
        assertThat(numbers.getInt(64 + 8 * count + 4)).isEqualTo(bytes.length);
        return images;
    }
}
