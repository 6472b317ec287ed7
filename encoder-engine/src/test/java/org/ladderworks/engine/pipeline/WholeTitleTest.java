package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
import org.ladderworks.engine.testing.NumberedFrames;
import org.ladderworks.engine.testing.RealTools;

/** No frame of a source is lost, none comes twice, and none is another: read back from what each frame shows. */
class WholeTitleTest {
    private static final double AUDIO_FRAME = 1024.0 / 48_000;

    @TempDir
    Path folder;

    /** Name of the file, rate, frames, and options for it; 16 s and more are cut into several chunks. */
    static Stream<Arguments> constantRates() {
        return Stream.of(
                Arguments.of("25.mp4", "25", 410, new String[0]),
                Arguments.of("24.mkv", "24", 101, new String[0]),
                Arguments.of("30.mp4", "30", 61, new String[0]),
                Arguments.of("50.mp4", "50", 151, new String[0]),
                Arguments.of("60.mp4", "60", 151, new String[0]),
                Arguments.of("29.97-milliseconds.mkv", "30000/1001", 500, new String[0]),
                Arguments.of("23.976-milliseconds.mkv", "24000/1001", 65, new String[0]),
                Arguments.of("transport-stream-from-100.ts", "25", 410, new String[] {
                    "-output_ts_offset", "100", "-bf", "2", "-g", "60"
                }),
                Arguments.of("open-gop.mp4", "25", 520, new String[] {
                    "-preset", "veryfast", "-bf", "3", "-g", "50", "-x264-params", "open-gop=1:scenecut=0"
                }),
                Arguments.of("long-open-gop.mkv", "24000/1001", 520, new String[] {
                    "-preset", "veryfast", "-bf", "3", "-x264-params", "open-gop=1:keyint=250:scenecut=0"
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("constantRates")
    @DisplayName("every frame of a source of constant rate comes out once, in its place, through both manifests")
    void everyFrameComesOutOnce(String name, String rate, int frames, String[] options) {
        Path source = NumberedFrames.make(folder.resolve(name), NumberedFrames.lavfi(rate, frames), options);
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"));
        assertThat(NumberedFrames.read(source, 0)).isEqualTo(every(1, frames));
        // The lowest rung is halved above 30 frames a second, and so small a source has no other.
        List<Integer> expected = every(List.of("50", "60").contains(rate) ? 2 : 1, frames);
        for (String manifest : List.of("master.m3u8", "manifest.mpd")) {
            Path input = done.folder().resolve(manifest);
            Decode.whole(input);
            assertThat(NumberedFrames.read(input, 0)).as(manifest).isEqualTo(expected);
        }
        assertLengths(done);
    }

    @Test
    @DisplayName("a rung at half the rate shows every second frame, the last one too where the count is odd")
    void halvedRungShowsEverySecondFrame() {
        String pictures = NumberedFrames.lavfi("60000/1001", 153) + ",scale=960:576:flags=neighbor";
        Path source = NumberedFrames.make(folder.resolve("59.94.mp4"), pictures);
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"), "apple-h264", "ultrafast");
        List<PackagedTrack.Video> rungs = done.presentation().video();
        assertThat(rungs).extracting(PackagedTrack.Video::frames).contains(153L, 77L);
        for (PackagedTrack.Video rung : rungs) {
            int step = rung.frames() == 153 ? 1 : 2;
            assertThat(NumberedFrames.read(done.folder().resolve(rung.path()).resolve("playlist.m3u8"), 0))
                    .as(rung.path())
                    .isEqualTo(every(step, 153));
        }
        Decode.whole(done.folder().resolve("master.m3u8"));
        Decode.whole(done.folder().resolve("manifest.mpd"));
        assertLengths(done);
    }

    static Stream<Arguments> variableRates() {
        return Stream.of(
                // 30 frames a second for 5 s, then every second of them.
                Arguments.of("30-then-15.mkv", "30", 300, ",select='lt(n,150)+not(mod(n,2))'"),
                Arguments.of("jittered.mkv", "25", 300, ",setpts='PTS+mod(N*7,5)/200/TB',settb=1/1000"),
                Arguments.of("pause.mp4", "25", 200, ",setpts='PTS+gte(N,100)*3.3/TB',settb=1/1000"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variableRates")
    @DisplayName("a source of variable rate becomes constant: each frame shows the source frame nearest to its time")
    void variableRateBecomesConstant(String name, String rate, int frames, String change) {
        Path source =
                NumberedFrames.make(folder.resolve(name), NumberedFrames.lavfi(rate, frames) + change, "-g", "25");
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"));
        PackagedTrack.Video rung = done.presentation().video().getFirst();
        List<Integer> expected = nearest(source, rung.frameRate().approximate(), Math.toIntExact(rung.frames()));
        for (String manifest : List.of("master.m3u8", "manifest.mpd")) {
            Path input = done.folder().resolve(manifest);
            assertThat(NumberedFrames.read(input, 0)).as(manifest).isEqualTo(expected);
        }
        assertThat(rung.duration().approximateSeconds()).isCloseTo(length(source), offset(1.5 / 25));
        assertLengths(done);
    }

    @Test
    @DisplayName("frames that an edit list hides do not come out, in any chunk")
    void editListIsObeyed() {
        Path whole = NumberedFrames.make(
                folder.resolve("whole.mp4"), NumberedFrames.lavfi("25", 500), "-bf", "2", "-g", "50");
        Path trimmed = folder.resolve("trimmed.mp4");
        RealTools.ffmpeg(List.of("-ss", "1.32", "-i", whole.toString(), "-c", "copy", trimmed.toString()));
        List<Integer> shown = NumberedFrames.read(trimmed, 0);
        assertThat(shown.getFirst()).as("the edit list hides frames").isEqualTo(33);
        JobOutcome.Succeeded done = Encodes.run(trimmed, folder.resolve("out"));
        assertThat(NumberedFrames.read(done.folder().resolve("master.m3u8"), 0)).isEqualTo(shown);
        assertLengths(done);
    }

    private static List<Integer> every(int step, int frames) {
        return IntStream.range(0, frames).filter(i -> i % step == 0).boxed().toList();
    }

    /** From the times that another FFmpeg gives each source frame: the last one that has begun, to half a frame. */
    private static List<Integer> nearest(Path source, double rate, int frames) {
        List<Decode.Picture> pictures = Decode.video(source, 0, 2, 2);
        List<Integer> numbers = NumberedFrames.read(source, 0);
        double first = pictures.getFirst().time();
        List<Integer> shown = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < frames; i++) {
            while (at + 1 < pictures.size()
                    && Math.floor((pictures.get(at + 1).time() - first) * rate + 0.5 + 1e-6) <= i) {
                at++;
            }
            shown.add(numbers.get(at));
        }
        return shown;
    }

    /** From the first frame to the end of the last. */
    private static double length(Path source) {
        List<Decode.Picture> pictures = Decode.video(source, 0, 2, 2);
        double last = pictures.getLast().time();
        return last
                - pictures.getFirst().time()
                + last
                - pictures.get(pictures.size() - 2).time();
    }

    private static void assertLengths(JobOutcome.Succeeded done) {
        String lengths = done.presentation().video().stream()
                .map(track -> track.path() + " " + track.duration())
                .collect(Collectors.joining(", "));
        double video = done.presentation().video().getFirst().duration().approximateSeconds();
        double audio = done.presentation().audio().getFirst().duration().approximateSeconds();
        assertThat(audio).as(lengths).isCloseTo(video, offset(AUDIO_FRAME));
        Decode.Audio heard = Decode.audio(done.folder().resolve("master.m3u8"), 0);
        assertThat(heard.end()).isCloseTo(video, offset(AUDIO_FRAME));
    }
}
