package org.ladderworks.engine.encode;

import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.ladder.FamilySettings;
import org.ladderworks.engine.ladder.Ladder;
import org.ladderworks.engine.ladder.LadderRung;
import org.ladderworks.engine.ladder.RungTuning;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;

/** Resolves a ladder into everything that is encoded. Pure. */
public final class EncodePlanner {
    private EncodePlanner() {}

    /** Plans a source with pictures; its sound, if any, is fitted to them. */
    public static EncodePlan plan(
            Source source,
            String fingerprint,
            ProbeResult probed,
            FrameIndex index,
            PictureTreatment treatment,
            Ladder ladder,
            EncodeSettings settings) {
        VideoPlan video = video(probed, index, treatment, ladder, settings);
        AudioPlanner.Selection audio = audio(probed, ladder, settings, index.start(), video.length());
        return new EncodePlan(source, fingerprint, Optional.of(video), audio.tracks(), audio.notes());
    }

    /** Plans a source of sound alone. */
    public static EncodePlan planAudio(
            Source source,
            String fingerprint,
            ProbeResult probed,
            Ladder ladder,
            MediaTime length,
            EncodeSettings settings) {
        MediaTime start = probed.audio().getFirst().start();
        AudioPlanner.Selection audio = audio(probed, ladder, settings, start, length);
        return new EncodePlan(source, fingerprint, Optional.empty(), audio.tracks(), audio.notes());
    }

    private static VideoPlan video(
            ProbeResult probed, FrameIndex index, PictureTreatment treatment, Ladder ladder, EncodeSettings settings) {
        VideoStream stream = probed.video().getFirst();
        FrameRate rate = ladder.frameRate();
        long frames = treatment.fields().frames(index, rate);
        int gop = GopLength.framesFor(rate);
        double gopSeconds = gop / rate.approximate();
        List<RungPlan> rungs = ladder.rungs().stream()
                .map(rung -> rung(rung, stream, settings))
                .toList();
        List<ChunkWindow> whole = ChunkWindow.cut(frames, gop, gopSeconds, false);
        boolean enterable = !treatment.fields().isIndivisible()
                && index.longestKeyInterval()
                                .compareTo(rate.timeOf(whole.getFirst().frames()))
                        <= 0;
        return new VideoPlan(
                stream,
                index,
                rate,
                frames,
                gop,
                treatment.toneMap().isPresent()
                        ? DeliveryColour.HIGH_DEFINITION
                        : DeliveryColour.of(stream.colour(), stream.coded()),
                HdrDelivery.of(stream),
                treatment,
                hasFrameTable(probed),
                rungs,
                enterable ? whole : ChunkWindow.cut(frames, gop, gopSeconds, true));
    }

    /** MP4, MOV and Matroska list their key frames; transport streams and the like are searched. */
    private static boolean hasFrameTable(ProbeResult probed) {
        return probed.format().startsWith("mov,") || probed.format().startsWith("matroska,");
    }

    private static RungPlan rung(LadderRung rung, VideoStream stream, EncodeSettings settings) {
        FamilySettings family = rung.family();
        RungTuning tuning = rung.tuning();
        Bitrate cap = tuning.maxRate().orElseGet(() -> RateControl.capFor(rung.ceiling()));
        RateControl control = switch (settings.rateMode()) {
            case CAPPED_CRF -> new RateControl.CappedCrf(tuning.crf().orElse(family.crf()), cap);
            case TARGET_BITRATE -> new RateControl.TargetBitrate(rung.ceiling(), cap);
            case TWO_PASS -> new RateControl.TwoPass(rung.ceiling(), cap);
            case CONSTANT -> constant(rung);
        };
        // Phones and browsers decode H.264 in eight bits only; the newer codecs' ten bits everywhere (Main 10, AV1
        // Main).
        boolean deep = family.codec() != VideoCodec.AVC
                && (family.tenBit() || family.highDynamicRange() || SourceDepth.isDeep(stream.pixelFormat()));
        String speed = tuning.speed().or(settings::encoderPreset).orElse(family.speed());
        return new RungPlan(rung, speed, deep ? 10 : 8, control);
    }

    /** Its cap is the bit rate itself. SVT-AV1 has such a mode for live pictures alone, which never refer ahead. */
    private static RateControl constant(LadderRung rung) {
        if (rung.family().codec() == VideoCodec.AV1) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "AV1 cannot be encoded at a constant bit rate: its encoder can do so for live pictures only",
                    "Leave the AV1 rungs out, or use the rate crf or bitrate.");
        }
        return new RateControl.Constant(rung.ceiling());
    }

    private static AudioPlanner.Selection audio(
            ProbeResult probed, Ladder ladder, EncodeSettings settings, MediaTime start, MediaTime length) {
        Bitrate aacStereo = Bitrate.ofKilobits(ladder.preset().audioKilobits());
        return AudioPlanner.of(probed, settings.audio(), aacStereo, start, length);
    }
}
