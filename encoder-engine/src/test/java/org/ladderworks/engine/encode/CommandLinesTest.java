package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.encode.VideoChunkCommand.MeasuresOutput;
import org.ladderworks.engine.encode.VideoChunkCommand.Output;
import org.ladderworks.engine.encode.VideoChunkCommand.Outputs;
import org.ladderworks.engine.encode.VideoChunkCommand.StillsOutput;
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
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.testing.Golden;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.waveform.SoundMeasures;

/** What FFmpeg is told, argument by argument: a change here changes every chunk's key. */
class CommandLinesTest {
    private static final Source SOURCE = new Source(Path.of("/in/a source.mov"), 1, FileTime.fromMillis(0));
    private static final FrameRate PAL = new FrameRate(25, 1);
    private static final Colour UNTAGGED = new Colour("", "", "", "");
    private static final MediaTime LATE = MediaTime.ofSeconds("-0.021333");

    @Test
    @DisplayName("the first window is entered at the source's beginning and feeds every rung from one decode")
    void firstWindow() {
        VideoPlan plan = plan(PAL, new Resolution(1280, 720), UNTAGGED, "short-clip", RateMode.CAPPED_CRF);
        check("video-first-window", plan, 0, plan.rungs());
    }

    @Test
    @DisplayName("a later window is entered before the key frame that it needs, and cut on frame numbers")
    void laterWindow() {
        VideoPlan plan = plan(PAL, new Resolution(1280, 720), UNTAGGED, "short-clip", RateMode.CAPPED_CRF);
        check("video-later-window", plan, 1, plan.rungs().subList(1, 2));
    }

    @Test
    @DisplayName("a halved rung takes every second frame and half the GOP")
    void halvedRung() {
        VideoPlan plan = plan(
                new FrameRate(60_000, 1001),
                new Resolution(640, 360),
                new Colour("tv", "bt709", "bt709", "bt709"),
                "short-clip",
                RateMode.CAPPED_CRF);
        check("video-halved-rung", plan, 0, plan.rungs());
    }

    @Test
    @DisplayName("a wanted bit rate takes the place of constant quality")
    void targetBitrate() {
        VideoPlan plan = plan(PAL, new Resolution(640, 360), UNTAGGED, "short-clip", RateMode.TARGET_BITRATE);
        check("video-target-bitrate", plan, 0, plan.rungs());
    }

    @Test
    @DisplayName(
            "two passes: the first writes statistics, the second reads them; a rung that takes one is left out of the first")
    void twoPasses() {
        for (String preset : List.of("short-clip", "web-hevc")) {
            VideoPlan plan = plan(PAL, new Resolution(640, 360), UNTAGGED, preset, RateMode.TWO_PASS);
            List<Output> outputs = outputs(plan.rungs());
            List<List<String>> commands =
                    VideoChunkCommand.all(List.of(SOURCE), plan, plan.windows().getFirst(), Outputs.of(outputs));
            assertThat(commands).hasSize(2);
            Golden.check("command/video-" + preset + "-first-pass.txt", lines(commands.getFirst()));
            Golden.check("command/video-" + preset + "-second-pass.txt", lines(commands.getLast()));
        }
        VideoPlan single = plan(PAL, new Resolution(640, 360), UNTAGGED, "web-av1", RateMode.TWO_PASS);
        assertThat(VideoChunkCommand.all(
                        List.of(SOURCE), single, single.windows().getFirst(), Outputs.of(outputs(single.rungs()))))
                .hasSize(1);
    }

    @Test
    @DisplayName("a full-range PAL source becomes limited range and is tagged as what it is")
    void fullRangePal() {
        VideoPlan plan = plan(
                PAL, new Resolution(720, 576), new Colour("pc", "bt470bg", "", ""), "short-clip", RateMode.CAPPED_CRF);
        check("video-full-range-pal", plan, 0, plan.rungs());
    }

    @Test
    @DisplayName("small rungs of a 2160p source are scaled from its half")
    void largePictures() {
        VideoPlan plan = plan(PAL, new Resolution(3840, 2160), UNTAGGED, "web-h264", RateMode.CAPPED_CRF);
        check("video-2160p", plan, 0, plan.rungs());
        check("video-2160p-smallest", plan, 0, List.of(plan.rungs().getLast()));
    }

    @Test
    @DisplayName("a rung that broke its ceiling is encoded again under a tighter cap")
    void tightenedCap() {
        VideoPlan plan = plan(PAL, new Resolution(640, 360), UNTAGGED, "short-clip", RateMode.CAPPED_CRF);
        RungPlan rung = plan.rungs().getFirst();
        check("video-tightened-cap", plan, 0, List.of(rung.withRateControl(TitleEncoder.tightened(rung, plan))));
    }

    @Test
    @DisplayName("x265 and SVT-AV1 get the same grid of GOPs and the same pictures as x264")
    void otherFamilies() {
        for (String preset : List.of("web-hevc", "web-av1")) {
            VideoPlan plan = plan(PAL, new Resolution(640, 360), UNTAGGED, preset, RateMode.CAPPED_CRF);
            check("video-" + preset, plan, 0, plan.rungs());
            VideoPlan aimed = plan(PAL, new Resolution(640, 360), UNTAGGED, preset, RateMode.TARGET_BITRATE);
            check("video-" + preset + "-target-bitrate", aimed, 0, aimed.rungs());
        }
    }

    @Test
    @DisplayName("stills are taken from the pictures that the rungs are scaled from, or from a decode of their own")
    void stills() {
        VideoPlan plan = plan(PAL, new Resolution(1280, 720), UNTAGGED, "short-clip", RateMode.CAPPED_CRF);
        StillsOutput taken = new StillsOutput(
                List.of(0L, 25L, 50L),
                new Resolution(320, 180),
                Path.of("/out/stills.part"),
                Path.of("/out/stills.part.frames"));
        Outputs beside = new Outputs(
                outputs(plan.rungs().subList(0, 1)),
                Optional.of(taken),
                Optional.of(new MeasuresOutput(Path.of("/out/tiny.part"))));
        for (Outputs outputs : List.of(beside, Outputs.of(taken))) {
            String name = outputs.rungs().isEmpty() ? "stills-alone" : "stills-beside-a-rung";
            Golden.check(
                    "command/video-" + name + ".txt",
                    lines(VideoChunkCommand.arguments(
                            List.of(SOURCE), plan, plan.windows().getFirst(), outputs)));
        }
    }

    @Test
    @DisplayName("sound is put on the pictures' timeline: late sound is padded, early sound cut")
    void audio() {
        AudioPlan plain = sound(
                sound(MediaTime.ZERO), AudioCodec.AAC, ChannelLayout.STEREO, 128, MediaTime.ZERO, MediaTime.of(4, 1));
        Golden.check(
                "command/audio.txt", lines(AudioCommand.arguments(List.of(SOURCE), plain, Path.of("/out/audio.part"))));
        AudioPlan late = sound(
                sound(MediaTime.ofSeconds("100.5")),
                AudioCodec.AAC,
                ChannelLayout.STEREO,
                160,
                MediaTime.of(9_003_600, 90_000),
                MediaTime.of(1001 * 100, 30_000));
        Golden.check(
                "command/audio-late.txt",
                lines(AudioCommand.arguments(List.of(SOURCE), late, Path.of("/out/audio.part"))));
    }

    @Test
    @DisplayName("sound is measured on the same timeline, in one decode, and no longer than it is heard")
    void measuredSound() {
        AudioPlan plan = sound(
                sound(MediaTime.ofSeconds("100.5")),
                AudioCodec.EAC3,
                ChannelLayout.STEREO,
                192,
                MediaTime.of(100, 1),
                MediaTime.ofSeconds("4.01"));
        SoundMeasures.Logs logs = new SoundMeasures.Logs(Path.of("/out/it's [1].levels"), Path.of("/out/a.loudness"));
        Golden.check("command/sound-measures.txt", lines(SoundMeasuresCommand.arguments(List.of(SOURCE), plan, logs)));
        Golden.check(
                "command/sound-measures-changing.txt",
                lines(SoundMeasuresCommand.ofChangingChannels(List.of(SOURCE), plan, logs)));
    }

    private static AudioPlan sound(
            AudioStream stream,
            AudioCodec codec,
            ChannelLayout layout,
            int kilobits,
            MediaTime start,
            MediaTime length) {
        AudioProgramme programme = new AudioProgramme(AudioInput.of(stream), layout, "en", AudioRole.MAIN, "English");
        return new AudioPlan(programme, codec, layout, Bitrate.ofKilobits(kilobits), start, length, Optional.empty());
    }

    private static void check(String name, VideoPlan plan, int window, List<RungPlan> rungs) {
        List<Output> outputs = outputs(rungs);
        Golden.check(
                "command/" + name + ".txt",
                lines(VideoChunkCommand.arguments(
                        List.of(SOURCE), plan, plan.windows().get(window), Outputs.of(outputs))));
    }

    private static List<Output> outputs(List<RungPlan> rungs) {
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < rungs.size(); i++) {
            outputs.add(
                    new Output(rungs.get(i), Path.of("/out/" + i + ".part"), Path.of("/out/" + i + ".part.frames")));
        }
        return outputs;
    }

    private static String lines(List<String> arguments) {
        return String.join("\n", arguments) + "\n";
    }

    /** Twenty seconds, beginning a second late, with a key frame every second. */
    private static VideoPlan plan(FrameRate rate, Resolution size, Colour colour, String preset, RateMode mode) {
        int frames = (int) (20 * rate.approximate());
        FrameIndex index = FrameIndexes.constant(rate, frames, (int) rate.approximate());
        VideoStream stream =
                VideoStreams.of("h264", "yuv420p", size, rate, index, colour, FieldOrder.UNKNOWN, HdrMetadata.NONE);
        ProbeResult probed = new ProbeResult("mov", Optional.empty(), List.of(stream), List.of(sound(LATE)), List.of());
        return EncodePlanner.plan(
                        SOURCE,
                        "fingerprint",
                        probed,
                        index,
                        PictureTreatment.NONE,
                        LadderPlanner.plan(Presets.named(preset), stream.displayed(), rate),
                        new EncodeSettings(Optional.empty(), mode))
                .video()
                .orElseThrow();
    }

    private static AudioStream sound(MediaTime start) {
        return new AudioStream(1, "aac", 44_100, 2, "stereo", "eng", "", start, Optional.empty(), true, false);
    }

    @Test
    @DisplayName("a chunk's key changes with each of its inputs, and with nothing else")
    void keyOfEachInput() {
        List<String> command = List.of("-crf", "22");
        ChunkKey key = ChunkKey.of("a", command, "ffmpeg 8");
        assertThat(ChunkKey.of("a", List.of("-crf", "22"), "ffmpeg 8")).isEqualTo(key);
        assertThat(List.of(
                        ChunkKey.of("b", command, "ffmpeg 8"),
                        ChunkKey.of("a", command, "ffmpeg 9"),
                        ChunkKey.of("a", List.of("-crf", "23"), "ffmpeg 8"),
                        // The same characters, cut elsewhere.
                        ChunkKey.of("a", List.of("-crf2", "2"), "ffmpeg 8"),
                        ChunkKey.of("a", List.of("-crf", "22", ""), "ffmpeg 8"),
                        ChunkKey.of("affmpeg 8", command, "")))
                .doesNotContain(key)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("a chunk's key has no path in it: the same source elsewhere gives the same key")
    void keyIsFreeOfPaths() {
        VideoPlan plan = plan(PAL, new Resolution(1280, 720), UNTAGGED, "short-clip", RateMode.CAPPED_CRF);
        ChunkKey here = key(SOURCE, plan, 0, 0);
        Source moved = new Source(Path.of("/elsewhere/b.mov"), 1, FileTime.fromMillis(5));
        assertThat(key(moved, plan, 0, 0)).isEqualTo(here);
        assertThat(List.of(key(SOURCE, plan, 1, 0), key(SOURCE, plan, 0, 1)))
                .doesNotContain(here)
                .doesNotHaveDuplicates();
    }

    private static ChunkKey key(Source source, VideoPlan plan, int window, int rung) {
        return PlanKeys.of(
                new EncodePlan(source, "fingerprint", Optional.of(plan), List.of()),
                plan,
                plan.windows().get(window),
                plan.rungs().get(rung),
                "ffmpeg 8");
    }
}
