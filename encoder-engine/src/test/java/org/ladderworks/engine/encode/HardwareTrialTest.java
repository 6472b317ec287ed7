package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.encode.HardwareTrial.Result;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.tool.ToolRunner;

/** Trials of hardware encoders: what they say on a machine without, and what they would refuse on one with. */
class HardwareTrialTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("where there is no device, each trial fails and says why in words")
    void failsInWords() {
        ToolInventory tools = ToolInventory.bundled();
        assumeFalse(
                Files.exists(Path.of("/dev/dri")) || Files.exists(Path.of("/dev/nvidiactl")), "there is a device here");
        assumeFalse(!tools.platform().startsWith("linux"), "the words are those of Linux");
        try (ToolRunner runner = new ToolRunner()) {
            List<HardwareSurvey.Line> lines =
                    new HardwareSurvey(new TrialEncode(runner, tools)).run(new Cancellation());
            assertThat(lines).extracting(HardwareSurvey.Line::encoder).containsExactly(HardwareEncoder.values());
            assertThat(lines.get(0).codecs().values())
                    .containsOnly(new Result.WorksNot("no NVIDIA driver (libcuda.so.1)"));
            assertThat(lines.get(1).codecs().values())
                    .containsOnly(new Result.WorksNot("no device that a driver answers for"));
            assertThat(lines.get(2).codecs().values())
                    .containsOnly(new Result.WorksNot("no device that a driver answers for"));
            assertThat(lines.get(3).codecs().values()).containsOnly(new Result.WorksNot("only on macOS"));
            assertThat(lines.get(0).codecs()).hasSize(VideoCodec.values().length);
        }
    }

    @Test
    @DisplayName("what a trial wrote is decoded and counted, and its GOPs are looked at")
    void judged() throws IOException {
        Clips.Video second = new Clips.Video("640x360", "25", 25, 10, 2, List.of());
        assertThat(judged(second)).isEmpty();
        assertThat(judged(second.frames(24))).contains("24 frames of 25");
        assertThat(judged(second.gop(8))).contains("frame 8 is a key frame that nobody wanted");
        assertThat(judged(second.gop(12))).contains("frame 10 is no key frame");
        assertThat(judged(second.with("-x264-params", "open-gop=1"))).isNotEmpty();
        Path whole = second.encode(folder.resolve("whole.mp4"));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(fault(cut)).startsWith("what it wrote cannot be read");
    }

    @Test
    @DisplayName("a key frame that is no IDR picture is found, as players cannot switch to it")
    void keyFrameWithoutIdr() throws IOException {
        Path file = new Clips.Video("320x180", "25", 25, 10, 0, List.of()).encode(folder.resolve("idr.mp4"));
        assertThat(DeviceChunk.fault(file, 10, 25)).isEmpty();
        byte[] bytes = Files.readAllBytes(file);
        // The header of an IDR slice (nal_ref_idc 3, type 5) becomes that of another.
        var samples = org.ladderworks.engine.cmaf.read.Mp4File.read(file)
                .tracks()
                .getFirst()
                .samples();
        int at = Math.toIntExact(samples.offset(10)) + 4;
        assertThat(bytes[at]).isEqualTo((byte) 0x65);
        bytes[at] = 0x61;
        Files.write(file, bytes);
        assertThat(DeviceChunk.fault(file, 10, 25)).contains("frame 10 is a key frame, but no IDR picture");
    }

    @Test
    @DisplayName("chunks with other headers are told apart")
    void headers() {
        Clips.Video clip = new Clips.Video("320x180", "25", 5, 5, 0, List.of());
        Path one = clip.encode(folder.resolve("one.mp4"));
        Path same = clip.encode(folder.resolve("same.mp4"));
        Path other = clip.with("-profile:v", "main", "-level", "4.0").encode(folder.resolve("other.mp4"));
        assertThat(DeviceChunk.areAlike(List.of(one, same))).isTrue();
        assertThat(DeviceChunk.areAlike(List.of(one, same, other))).isFalse();
    }

    @Test
    @DisplayName("the first error is told, without the parts of FFmpeg that repeat it")
    void words() {
        assertThat(TrialWords.why(new ToolResult(
                        1,
                        List.of(
                                "[h264_nvenc @ 0x55] [warning] odd",
                                "[h264_nvenc @ 0x55] [error] Max B-frames 2 exceed 0.",
                                "[vost#0:0/h264_nvenc @ 0x56] [enc:h264_nvenc @ 0x57] [error] Error while opening"),
                        false)))
                .isEqualTo("Max B-frames 2 exceed 0");
        assertThat(TrialWords.why(new ToolResult(137, List.of(), false))).isEqualTo("exit code 137");
        assertThat(TrialWords.why(new ToolResult(137, List.of(), true))).isEqualTo("it stood still and was killed");
    }

    private String judged(Clips.Video clip) {
        return fault(clip.encode(folder.resolve("trial.mp4")));
    }

    private static String fault(Path file) {
        try (ToolRunner runner = new ToolRunner()) {
            return new TrialEncode(runner, ToolInventory.bundled())
                    .fault(file, new Cancellation())
                    .orElse("");
        }
    }
}
