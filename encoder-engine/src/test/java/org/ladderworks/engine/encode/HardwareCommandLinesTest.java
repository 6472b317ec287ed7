package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.encode.VideoChunkCommand.Output;
import org.ladderworks.engine.encode.VideoChunkCommand.Outputs;
import org.ladderworks.engine.ladder.FamilySettings;
import org.ladderworks.engine.ladder.LadderPlanner;
import org.ladderworks.engine.ladder.LadderRung;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.ladder.RungTuning;
import org.ladderworks.engine.probe.FieldOrder;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.FrameIndexes;
import org.ladderworks.engine.probe.HdrMetadata;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.probe.ProbeResult.Ratio;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.testing.Golden;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.tool.ToolInventory;

/** What FFmpeg is told where hardware encodes: the only thing that holds it on machines without the hardware. */
class HardwareCommandLinesTest {
    private static final Source SOURCE = new Source(Path.of("/in/a source.mov"), 1, FileTime.fromMillis(0));
    private static final FrameRate PAL = new FrameRate(25, 1);

    /** Options of FFmpeg itself, which every encoder may be given. */
    private static final Set<String> GENERAL = Set.of(
            "-c:v",
            "-b:v",
            "-maxrate",
            "-bufsize",
            "-g",
            "-bf",
            "-flags",
            "-force_key_frames",
            "-tag:v",
            "-global_quality");

    @ParameterizedTest
    @EnumSource
    @DisplayName("a chunk of every family that a device has is encoded by it, the others by software beside it")
    void chunks(HardwareEncoder encoder) {
        VideoPlan plan = plan();
        List<Output> outputs = new ArrayList<>();
        for (RungPlan rung : plan.rungs()) {
            int i = outputs.size();
            boolean has = encoder.encoder(rung.rung().family().codec()).isPresent();
            outputs.add(new Output(
                    has ? on(encoder, rung) : rung, Path.of("/out/" + i + ".part"), Path.of("/out/" + i + ".frames")));
        }
        List<List<String>> commands =
                VideoChunkCommand.all(List.of(SOURCE), plan, plan.windows().get(1), Outputs.of(outputs));
        assertThat(commands).hasSize(1);
        Golden.check("command/" + name(encoder) + "-chunk.txt", String.join("\n", commands.getFirst()) + "\n");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("every mode of rate control has a cap, and every rung its profile and depth")
    void rates(HardwareEncoder encoder) {
        StringBuilder text = new StringBuilder();
        for (RungPlan rung : rungs(encoder)) {
            text.append("# ").append(rung.rung().family().codec().title()).append(", ");
            text.append(rung.bitDepth()).append(" bits, ");
            text.append(rung.rateControl().getClass().getSimpleName()).append('\n');
            HardwareOptions.of(48, rung)
                    .forEach(argument -> text.append(argument).append('\n'));
            assertThat(HardwareOptions.of(48, rung)).contains("-maxrate", "-force_key_frames");
        }
        Golden.check("command/" + name(encoder) + "-rates.txt", text.toString());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("the bundled FFmpeg has every encoder, every option and every named value that a device is given")
    void noOptionIsGuessed(HardwareEncoder encoder) {
        ToolInventory tools = ToolInventory.bundled();
        org.junit.jupiter.api.Assumptions.assumeTrue(
                encoder.isOn(tools.platform()), encoder.title() + " is only on " + encoder.systems());
        for (RungPlan rung : rungs(encoder)) {
            List<String> line = HardwareOptions.of(48, rung);
            String help = RealTools.run(tools.ffmpeg(), List.of("-hide_banner", "-h", "encoder=" + line.get(1)));
            assertThat(help).startsWith("Encoder " + line.get(1) + " ");
            for (int i = 0; i < line.size(); i += 2) {
                if (GENERAL.contains(line.get(i))) {
                    continue;
                }
                String option = line.get(i).replace(":v", "");
                Matcher found = Pattern.compile("(?m)^  " + Pattern.quote(option) + " .*\n((?:     .*\n)*)")
                        .matcher(help);
                assertThat(found.find()).as("%s of %s", option, line.get(1)).isTrue();
                String value = line.get(i + 1);
                if (!value.matches("[0-9.]+")) {
                    assertThat(found.group(1)).containsPattern("(?m)^     " + Pattern.quote(value) + " ");
                }
            }
        }
    }

    @Test
    @DisplayName("a chunk's key names the encoder and the device; that of software is as it was")
    void keys() {
        VideoPlan plan = plan();
        RungPlan rung = plan.rungs().getFirst();
        RungPlan nvenc = on(HardwareEncoder.NVENC, rung);
        RungPlan other = rung.withHardware(Optional.of(new HardwareDevice(HardwareEncoder.NVENC, "another card")));
        assertThat(List.of(
                        key(plan, rung), key(plan, nvenc), key(plan, other), key(plan, on(HardwareEncoder.QSV, rung))))
                .doesNotHaveDuplicates();
        assertThat(key(plan, nvenc.withHardware(Optional.empty()))).isEqualTo(key(plan, rung));
    }

    @Test
    @DisplayName("each family takes the first device that passes; notes say what hardware made, and why software did")
    void choice() {
        EncodePlan plan = new EncodePlan(SOURCE, "fingerprint", Optional.of(plan()), List.of());
        HardwareTrial trial = (encoder, rung, _) ->
                encoder == HardwareEncoder.VAAPI && rung.rung().family().codec() != VideoCodec.AV1
                        ? new HardwareTrial.Result.Works("a card")
                        : new HardwareTrial.Result.WorksNot("no");
        EncodePlan chosen = new HardwareChoice(trial).apply(plan, HardwareUse.AUTO, new Cancellation());
        for (RungPlan rung : chosen.video().orElseThrow().rungs()) {
            assertThat(rung.hardware().isPresent())
                    .isEqualTo(rung.rung().family().codec() != VideoCodec.AV1);
        }
        assertThat(chosen.notes())
                .containsExactly("AV1 is encoded in software; NVENC: no; Quick Sync: no; VA-API: no; VideoToolbox: no");
        assertThat(HardwareNotes.of(chosen))
                .containsExactly("H.264 and HEVC by VA-API: encoded in hardware, not reproducible bit for bit");
        assertThat(HardwareNotes.of(plan)).isEmpty();
        assertThat(new HardwareChoice(trial).apply(plan, HardwareUse.OFF, new Cancellation()))
                .isEqualTo(plan);
    }

    @Test
    @DisplayName("HDR, and rungs with what only a software encoder knows, are tried on no device")
    void softwareAlone() {
        VideoPlan video = plan();
        RungPlan grained = rung(
                VideoCodec.HEVC,
                8,
                new RateControl.CappedCrf(23, Bitrate.ofKilobits(3_000)),
                "medium",
                new RungTuning(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("grain"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
        LadderRung bright = new LadderRung(
                new FamilySettings(VideoCodec.HEVC, true, true, 23, "medium"),
                new Resolution(640, 360),
                Bitrate.ofKilobits(2_000),
                PAL,
                false);
        RungPlan hdr = new RungPlan(bright, "medium", 10, grained.rateControl());
        EncodePlan plan =
                new EncodePlan(SOURCE, "fingerprint", Optional.of(video.withRungs(List.of(grained, hdr))), List.of());
        EncodePlan chosen = new HardwareChoice((_, _, _) -> new HardwareTrial.Result.Works("a card"))
                .apply(plan, HardwareUse.NVENC, new Cancellation());
        assertThat(chosen.video()).isEqualTo(plan.video());
        assertThat(chosen.notes()).hasSize(2);
    }

    private static ChunkKey key(VideoPlan plan, RungPlan rung) {
        return PlanKeys.of(
                new EncodePlan(SOURCE, "fingerprint", Optional.of(plan), List.of()),
                plan,
                plan.windows().getFirst(),
                rung,
                "ffmpeg 8");
    }

    private static String name(HardwareEncoder encoder) {
        return "hardware-" + encoder.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static RungPlan on(HardwareEncoder encoder, RungPlan rung) {
        return rung.withHardware(Optional.of(new HardwareDevice(encoder, "a card")));
    }

    private static List<RungPlan> rungs(HardwareEncoder encoder) {
        Bitrate ceiling = Bitrate.ofKilobits(2_000);
        Bitrate cap = Bitrate.ofKilobits(3_000);
        List<RungPlan> rungs = new ArrayList<>();
        for (VideoCodec codec : EnumSet.allOf(VideoCodec.class)) {
            if (encoder.encoder(codec).isEmpty()) {
                continue;
            }
            for (RateControl control : List.of(
                    new RateControl.CappedCrf(23.5, cap),
                    new RateControl.TargetBitrate(ceiling, cap),
                    new RateControl.TwoPass(ceiling, cap),
                    new RateControl.Constant(ceiling))) {
                rungs.add(on(encoder, rung(codec, codec == VideoCodec.AVC ? 8 : 10, control, "veryslow", false)));
            }
            rungs.add(on(encoder, rung(codec, 8, new RateControl.CappedCrf(0, cap), "ultrafast", true)));
        }
        return rungs;
    }

    private static RungPlan rung(VideoCodec codec, int depth, RateControl control, String speed, boolean baseline) {
        RungTuning none = RungTuning.NONE;
        RungTuning tuning = new RungTuning(
                none.crf(),
                none.speed(),
                none.maxRate(),
                baseline ? Optional.of("baseline") : Optional.empty(),
                none.tune(),
                none.bFrames(),
                none.references(),
                none.filmGrain(),
                none.parameters());
        return rung(codec, depth, control, speed, tuning);
    }

    private static RungPlan rung(VideoCodec codec, int depth, RateControl control, String speed, RungTuning tuning) {
        LadderRung rung = new LadderRung(
                new FamilySettings(codec, depth == 10, false, 23, speed),
                new Resolution(1280, 720),
                Bitrate.ofKilobits(2_000),
                PAL,
                false,
                tuning);
        return new RungPlan(rung, speed, depth, control);
    }

    private static VideoPlan plan() {
        FrameIndex index = FrameIndexes.constant(PAL, 500, 25);
        VideoStream stream = new VideoStream(
                0,
                "h264",
                "yuv420p",
                new Resolution(640, 360),
                Ratio.ONE,
                0,
                PAL,
                index.timescale(),
                1,
                Optional.empty(),
                Optional.empty(),
                new Colour("tv", "bt709", "bt709", "bt709"),
                FieldOrder.PROGRESSIVE,
                HdrMetadata.NONE);
        ProbeResult probed = new ProbeResult("mov", Optional.empty(), List.of(stream), List.of(), List.of());
        return EncodePlanner.plan(
                        SOURCE,
                        "fingerprint",
                        probed,
                        index,
                        PictureTreatment.NONE,
                        LadderPlanner.plan(Presets.allNamed("short-clip,web-hevc,web-av1"), stream.displayed(), PAL),
                        EncodeSettings.standard())
                .video()
                .orElseThrow();
    }
}
