package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.FlashAndBeep;
import org.ladderworks.engine.testing.LipSync;
import org.ladderworks.engine.testing.MadeSource;
import org.ladderworks.engine.testing.NumberedFrames;
import org.ladderworks.engine.testing.PackageTimeline;

/** A piece of a source becomes a package of exactly its frames, and of the sound that belongs to them. */
class TrimmedTitleTest {
    private static final String[] LONG_GOPS = {"-bf", "2", "-g", "100", "-preset", "veryfast"};

    private static final String[] AVI = {"-c:v", "mpeg4", "-q:v", "3", "-g", "50", "-c:a", "pcm_s16le"};

    @TempDir
    Path folder;

    static Stream<Arguments> pieces() {
        return Stream.of(
                piece("two-windows.mp4", "25", 330, "1.5", "12.52", range(37, 313), LONG_GOPS),
                piece("29.97.mkv", "30000/1001", 120, "00:00:01:00", "00:00:02:15", range(30, 75), LONG_GOPS),
                piece(
                        "start-at-100.ts",
                        "25",
                        100,
                        "00:00:01.200",
                        "2.2",
                        range(30, 55),
                        with("-output_ts_offset", "100")),
                // A rung of this size has half of its frames.
                piece(
                        "59.94.mov",
                        "60000/1001",
                        200,
                        "00:00:01;30",
                        "00:00:02;02",
                        IntStream.iterate(90, i -> i < 122, i -> i + 2).boxed().toList(),
                        LONG_GOPS),
                piece("only-an-end.mp4", "24", 72, null, "1.5", range(0, 36), LONG_GOPS),
                piece("avi.avi", "30000/1001", 90, "1", "2", range(29, 59), AVI));
    }

    private static Arguments piece(
            String file,
            String rate,
            int frames,
            @org.jspecify.annotations.Nullable String from,
            String to,
            List<Integer> shown,
            String[] options) {
        Function<Path, Path> make = path -> NumberedFrames.make(path, NumberedFrames.lavfi(rate, frames), options);
        return Arguments.of(file, make, from, to, shown);
    }

    private static String[] with(String... more) {
        return Stream.concat(Stream.of(LONG_GOPS), Stream.of(more)).toArray(String[]::new);
    }

    private static List<Integer> range(int from, int end) {
        return IntStream.range(from, end).boxed().toList();
    }

    @ParameterizedTest(name = "{0}: {2} to {3}")
    @MethodSource("pieces")
    @DisplayName("a piece has the frames from the one shown at its beginning to the one before its end, none else")
    void framesOfAPiece(
            String file,
            Function<Path, Path> make,
            @org.jspecify.annotations.Nullable String from,
            String to,
            List<Integer> shown) {
        Path source = make.apply(folder.resolve(file));
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"), trim(from, to));
        assertThat(NumberedFrames.read(video(done), 0)).isEqualTo(shown);
        assertThat(done.notes()).anyMatch(note -> note.startsWith("cut to frames " + shown.getFirst() + " to "));
        Decode.Audio sound = Decode.audio(done.folder().resolve("master.m3u8"), 0);
        assertThat(sound.end()).isCloseTo(duration(done), within(1024 / 48_000.0 + 0.001));
    }

    @Test
    @DisplayName(
            "with a variable frame rate, a frame that is shown for long begins a piece as it is shown for its time")
    void variableFrameRate() {
        Path source = NumberedFrames.make(
                folder.resolve("vfr.mp4"),
                NumberedFrames.lavfi("25", 100) + ",select='not(between(n,30,49))*not(eq(n,70))'",
                LONG_GOPS);
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"), trim("1.5", "2.5"));
        Stream<Integer> held = IntStream.range(29, 50).mapToObj(_ -> 29);
        assertThat(NumberedFrames.read(video(done), 0))
                .isEqualTo(Stream.concat(held, IntStream.range(50, 62).boxed()).toList());
    }

    @Test
    @DisplayName("a piece of an interlaced source has a picture for each of its fields")
    void fields() {
        Path source = MadeSource.of(
                folder.resolve("25i.mp4"),
                "testsrc2=s=960x540:r=50:d=3.2,format=yuv420p,tinterlace=interleave_top,setfield=tff",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-flags",
                "+ilme+ildct",
                "-x264-params",
                "tff=1");
        JobOutcome.Succeeded done = Encodes.run(
                source,
                folder.resolve("out"),
                new PictureChoice(true, Optional.empty(), new PictureChoice.Crop.None()),
                trim("1", "2.6"));
        assertThat(Decode.video(video(done), 0, 16, 16)).hasSize(80);
    }

    static Stream<Arguments> synced() {
        FlashAndBeep pal = FlashAndBeep.at("25");
        return Stream.of(
                Arguments.of("25.mp4", pal.with("-g", "250"), "2.6"),
                Arguments.of("pcm.mov", FlashAndBeep.at("30000/1001").with("-c:a", "pcm_s16le"), "00:00:03:17"),
                Arguments.of("late-sound.mkv", pal.audioFrom(3.5), "2.2"),
                Arguments.of("44100.mkv", FlashAndBeep.at("24000/1001").sampleRate(44_100), "1.3"),
                Arguments.of("start-at-100.ts", pal.with("-output_ts_offset", "100", "-bf", "2", "-g", "50"), "2.4"),
                Arguments.of("44100-at-100.ts", pal.sampleRate(44_100).with("-output_ts_offset", "100"), "2.4"));
    }

    @ParameterizedTest(name = "{0} from {2} on")
    @MethodSource("synced")
    @DisplayName("PR-38 sound and pictures of a piece stay within 2 ms of the source")
    void syncOfAPiece(String file, FlashAndBeep made, String from) {
        Path source = made.make(folder.resolve(file));
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"), trim(from, "6.9"));
        List<Double> before =
                LipSync.offsets(Decode.video(source, 0, 16, 8), Decode.audio(source, 0), made.periodSeconds());
        Path master = done.folder().resolve("master.m3u8");
        Decode.Stream stream = Decode.videoStreams(master).getFirst();
        List<Double> after = LipSync.offsets(
                PackageTimeline.of(done, stream).place(Decode.video(master, stream.number(), 16, 8)),
                Decode.audio(master, 0),
                made.periodSeconds());
        assertThat(after).hasSizeBetween(3, 5);
        double expected = before.getLast();
        assertThat(after).allSatisfy(offset -> assertThat(offset).isCloseTo(expected, within(0.002)));
    }

    @Test
    @DisplayName("a piece of a source of sound alone has its length")
    void soundAlone() {
        Path source = folder.resolve("tone.wav");
        MadeSource.of(source, "sine=frequency=440:sample_rate=48000:duration=4", "-c:a", "pcm_s16le");
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"), trim("0.7", "2.2005"));
        assertThat(Decode.audio(done.folder().resolve("master.m3u8"), 0).end())
                .isCloseTo(1.5005, within(1024 / 48_000.0 + 0.001));
    }

    private static Path video(JobOutcome.Succeeded done) {
        PackagedTrack.Video rung = done.presentation().video().getFirst();
        return PackageTimeline.joined(done.folder(), rung);
    }

    private static double duration(JobOutcome.Succeeded done) {
        return done.presentation().video().getFirst().duration().approximateSeconds();
    }

    private static Trim trim(@org.jspecify.annotations.Nullable String from, String to) {
        return new Trim(
                Optional.ofNullable(from).map(CutPoint::parse), Optional.of(CutPoint.parse(to)), Optional.empty());
    }
}
