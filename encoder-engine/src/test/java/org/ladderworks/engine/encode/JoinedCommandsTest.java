package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.encode.VideoChunkCommand.Output;
import org.ladderworks.engine.encode.VideoChunkCommand.Outputs;
import org.ladderworks.engine.ladder.LadderPlanner;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.probe.FieldOrder;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.FrameIndexes;
import org.ladderworks.engine.probe.HdrMetadata;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.source.Fingerprinted;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.testing.Golden;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/** What FFmpeg is told of a title of two sources, the second a piece of another shape, rate and colour. */
class JoinedCommandsTest {
    private static final FrameRate PAL = new FrameRate(25, 1);
    private static final FrameRate FAST = new FrameRate(50, 1);
    private static final Source WIDE = new Source(Path.of("/in/wide.mov"), 1, FileTime.fromMillis(0));
    private static final Source NARROW = new Source(Path.of("/in/narrow.ts"), 1, FileTime.fromMillis(0));

    @Test
    @DisplayName("a window over a joint enters both sources, and brings the second to the first's canvas")
    void windowOverAJoint() {
        EncodePlan plan = plan("a", "b");
        VideoPlan video = plan.video().orElseThrow();
        Output output = new Output(video.rungs().getLast(), Path.of("/out/0.part"), Path.of("/out/0.part.frames"));
        Golden.check(
                "command/joined-window.txt",
                lines(VideoChunkCommand.arguments(
                        plan.files(), video, overTheJoint(video), Outputs.of(List.of(output)))));
        assertThat(video.frames()).isEqualTo(470 + 100);
    }

    @Test
    @DisplayName("sound is joined at the sample at which the pictures are")
    void sound() {
        EncodePlan plan = plan("a", "b");
        AudioPlan audio = plan.audio().getFirst();
        assertThat(audio.parts()).extracting(SoundPart::samples).containsExactly(470 * 1920L, 4 * 48_000L);
        Golden.check(
                "command/joined-audio.txt",
                lines(AudioCommand.arguments(plan.files(), audio, Path.of("/out/audio.part"))));
    }

    @Test
    @DisplayName("a chunk is called by the sources that it touches, and by no others")
    void keys() {
        assertThat(key("a", "c", true)).isNotEqualTo(key("a", "b", true));
        assertThat(key("c", "b", true)).isNotEqualTo(key("a", "b", true));
        assertThat(key("c", "b", false)).isNotEqualTo(key("a", "b", false));
        assertThat(key("a", "c", false)).isEqualTo(key("a", "b", false));
    }

    private static ChunkKey key(String first, String second, boolean joint) {
        EncodePlan plan = plan(first, second);
        VideoPlan video = plan.video().orElseThrow();
        ChunkWindow window = joint ? overTheJoint(video) : video.windows().getFirst();
        return PlanKeys.of(plan, video, window, video.rungs().getFirst(), "ffmpeg 8");
    }

    private static ChunkWindow overTheJoint(VideoPlan video) {
        return video.windows().stream()
                .filter(window -> video.pieces(window).size() == 2)
                .findFirst()
                .orElseThrow();
    }

    private static EncodePlan plan(String first, String second) {
        FrameIndex wide = FrameIndexes.constant(PAL, 470, 25);
        FrameIndex narrow = FrameIndexes.constant(FAST, 400, 50).part(120, 320);
        VideoStream leading = stream(new Resolution(640, 360), PAL, wide, new Colour("tv", "bt709", "bt709", "bt709"));
        VideoStream following = stream(new Resolution(320, 240), FAST, narrow, new Colour("", "", "", ""));
        return EncodePlanner.plan(
                List.of(
                        material(WIDE, first, "mov", leading, wide),
                        material(NARROW, second, "mpegts", following, narrow)),
                LadderPlanner.plan(Presets.named("short-clip"), leading.displayed(), PAL),
                EncodeSettings.standard());
    }

    private static Material material(
            Source source, String fingerprint, String format, VideoStream stream, FrameIndex index) {
        AudioStream sound = new AudioStream(
                1, "aac", 44_100, 2, "stereo", "eng", "", MediaTime.ZERO, Optional.empty(), true, false);
        return Material.pictures(
                new Fingerprinted(source, fingerprint),
                new ProbeResult(format, Optional.empty(), List.of(stream), List.of(sound), List.of()),
                index,
                PictureTreatment.NONE);
    }

    private static VideoStream stream(Resolution size, FrameRate rate, FrameIndex index, Colour colour) {
        return VideoStreams.of("h264", "yuv420p", size, rate, index, colour, FieldOrder.PROGRESSIVE, HdrMetadata.NONE);
    }

    private static String lines(List<String> arguments) {
        return String.join("\n", arguments) + "\n";
    }
}
