package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.ladder.FamilySettings;
import org.ladderworks.engine.ladder.Ladder;
import org.ladderworks.engine.ladder.LadderRung;
import org.ladderworks.engine.ladder.RungTuning;
import org.ladderworks.engine.overlay.Overlays;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.source.Fingerprinted;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timescale;

/** Resolves a ladder into everything that is encoded. Pure. */
public final class EncodePlanner {
    private static final Timescale MICROSECONDS = new Timescale(1_000_000);

    private EncodePlanner() {}

    /** Plans one source with pictures; its sound, if any, is fitted to them. */
    public static EncodePlan plan(
            Source source,
            String fingerprint,
            ProbeResult probed,
            FrameIndex index,
            PictureTreatment treatment,
            Ladder ladder,
            EncodeSettings settings) {
        return plan(
                List.of(Material.pictures(new Fingerprinted(source, fingerprint), probed, index, treatment)),
                ladder,
                settings);
    }

    /** Plans a title of one source, or of several that are joined: all with pictures, or all without. */
    public static EncodePlan plan(List<Material> materials, Ladder ladder, EncodeSettings settings) {
        List<Fingerprinted> sources = new ArrayList<>();
        materials.forEach(material -> sources.add(material.source()));
        // Behind them: a clip's number is its source's.
        materials.forEach(material -> material.beside().ifPresent(sound -> sources.add(sound.source())));
        List<String> notes = new ArrayList<>();
        Optional<VideoPlan> video = materials.getFirst().index().isPresent()
                ? Optional.of(video(materials, ladder, settings, notes))
                : Optional.empty();
        List<MediaTime> ends = video.map(EncodePlanner::ends).orElseGet(() -> soundEnds(materials));
        AudioPlanner.Selection audio = AudioPlanner.joined(
                materials, settings.audio(), Bitrate.ofKilobits(ladder.preset().audioKilobits()), ends);
        notes.addAll(audio.notes());
        return new EncodePlan(sources, video, audio.tracks(), notes);
    }

    /** When each clip ends on the title's timeline. */
    private static List<MediaTime> ends(VideoPlan video) {
        return video.clips().stream()
                .map(clip -> video.frameRate().timeOf(clip.endFrame()))
                .toList();
    }

    private static List<MediaTime> soundEnds(List<Material> materials) {
        if (materials.size() == 1) {
            return List.of(materials.getFirst().length());
        }
        List<MediaTime> ends = new ArrayList<>();
        long samples = 0;
        for (Material material : materials) {
            samples += AudioPlan.samples(material.length());
            ends.add(MediaTime.of(samples, AudioPlan.SAMPLE_RATE));
        }
        return List.copyOf(ends);
    }

    private static VideoPlan video(
            List<Material> materials, Ladder ladder, EncodeSettings settings, List<String> notes) {
        FrameRate rate = ladder.frameRate();
        int gop = GopLength.framesFor(rate);
        double gopSeconds = gop / rate.approximate();
        List<Clip> clips = clips(materials, rate, notes);
        Clip first = clips.getFirst();
        long frames = clips.getLast().endFrame();
        boolean deep =
                clips.stream().anyMatch(clip -> SourceDepth.isDeep(clip.stream().pixelFormat()));
        List<RungPlan> rungs =
                ladder.rungs().stream().map(rung -> rung(rung, deep, settings)).toList();
        List<ChunkWindow> evenly = ChunkWindow.cut(frames, gop, gopSeconds, _ -> 0);
        MediaTime window = rate.timeOf(evenly.getFirst().frames());
        List<Clip> sparse = clips.stream()
                .filter(clip -> clip.index().longestKeyInterval().compareTo(window) > 0)
                .toList();
        boolean enterable = sparse.isEmpty()
                && clips.stream().noneMatch(clip -> clip.treatment().fields().isIndivisible());
        if (evenly.size() > 1 && !sparse.isEmpty()) {
            notes.add(("key frames up to %s s apart: encoded in one run, so on fewer cores, and from its beginning"
                            + " where it is interrupted")
                    .formatted(sparse.getFirst().index().longestKeyInterval().toSeconds(0)));
        }
        Optional<Resolution> canvas = clips.size() == 1 ? Optional.empty() : Optional.of(even(first.displayed()));
        canvas.ifPresent(size -> notes.addAll(JoinNotes.of(materials, clips, size, first.colour(), rate)));
        return new VideoPlan(
                clips,
                rate,
                frames,
                gop,
                first.colour(),
                clips.size() == 1 ? HdrDelivery.of(first.stream()) : Optional.empty(),
                canvas,
                rungs,
                enterable
                        ? ChunkWindow.cut(frames, gop, gopSeconds, frame -> decodedInVain(clips, rate, frame))
                        : ChunkWindow.whole(frames),
                Overlays.NONE);
    }

    /** How much of its source is decoded before a frame of the title, to begin at it: microseconds. */
    private static long decodedInVain(List<Clip> clips, FrameRate rate, long frame) {
        return clips.stream()
                .filter(clip -> frame < clip.endFrame())
                .findFirst()
                .map(clip -> clip.decodedBefore(rate, frame - clip.firstFrame()).ticksIn(MICROSECONDS))
                .orElse(0L);
    }

    private static List<Clip> clips(List<Material> materials, FrameRate rate, List<String> notes) {
        List<Clip> clips = new ArrayList<>();
        long at = 0;
        for (Material material : materials) {
            VideoStream stream = material.probe().video().getFirst();
            FrameIndex index = material.index().orElseThrow();
            PictureTreatment treatment = material.treatment().atRate(rate);
            if (!treatment.equals(material.treatment())) {
                notes.add(material.source().source().file()
                        + " is telecined film: deinterlaced instead, as the title has " + rate + " fps");
            }
            long frames = frames(stream, index, treatment, rate, materials.size() > 1);
            DeliveryColour colour = treatment.toneMap().isPresent()
                    ? DeliveryColour.HIGH_DEFINITION
                    : DeliveryColour.of(stream.colour(), stream.coded());
            clips.add(new Clip(stream, index, treatment, colour, hasFrameTable(material.probe()), at, frames));
            at += frames;
        }
        return clips;
    }

    /** A clip that is brought to another rate lasts as long as before: what begins in the next clip's time is left out. */
    private static long frames(
            VideoStream stream, FrameIndex index, PictureTreatment treatment, FrameRate rate, boolean joined) {
        boolean steady = index.isConstant(index.rate(stream.averageRate()));
        boolean other = !treatment.fields().rate(index, stream.averageRate()).equals(rate);
        return joined && steady && other
                ? index.framesOfLength(rate)
                : treatment.fields().frames(index, rate);
    }

    private static Resolution even(Resolution size) {
        return new Resolution(Math.max(2, size.width() / 2 * 2), Math.max(2, size.height() / 2 * 2));
    }

    /** MP4, MOV and Matroska list their key frames, images are key frames all; transport streams and the like are searched. */
    private static boolean hasFrameTable(ProbeResult probed) {
        return probed.format().startsWith("mov,")
                || probed.format().startsWith("matroska,")
                || probed.format().equals("image2");
    }

    /** @param deepSource whether the source has more than eight bits */
    private static RungPlan rung(LadderRung rung, boolean deepSource, EncodeSettings settings) {
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
        boolean deep = family.codec() != VideoCodec.AVC && (family.tenBit() || family.highDynamicRange() || deepSource);
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
}
