package org.ladderworks.engine.pipeline;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.encode.Clip;
import org.ladderworks.engine.encode.EncodePlan;
import org.ladderworks.engine.encode.VideoPlan;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.overlay.DrawnText;
import org.ladderworks.engine.overlay.DrawnText.Content;
import org.ladderworks.engine.overlay.FontIntake;
import org.ladderworks.engine.overlay.Logo;
import org.ladderworks.engine.overlay.LogoIntake;
import org.ladderworks.engine.overlay.Overlays;
import org.ladderworks.engine.overlay.Placement;
import org.ladderworks.engine.pipeline.OverlaySettings.LogoChoice;
import org.ladderworks.engine.pipeline.OverlaySettings.TimecodeChoice;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timecode;
import org.ladderworks.engine.time.Timescale;

/** Puts overlays on the timeline of a title, and says so. Pure. */
final class OverlayPlanner {
    /** Times are mostly written to the millisecond: a frame that begins half of one later is meant. */
    private static final MediaTime TOLERANCE = MediaTime.of(500, 1_000_000);

    private static final Timescale MICROSECONDS = new Timescale(1_000_000);

    private final VideoPlan video;
    private final OverlayMaterial material;
    private final List<String> notes = new ArrayList<>();

    private OverlayPlanner(VideoPlan video, OverlayMaterial material) {
        this.video = video;
        this.material = material;
    }

    /**
     * The plan with everything laid over its pictures.
     *
     * @param timecode of the first source's first frame, as the source tells it
     * @throws UsageException where there are no pictures, or a time is none of the title's
     */
    static EncodePlan plan(EncodePlan plan, OverlayMaterial material, Optional<String> timecode) {
        if (material.asked().isEmpty()) {
            return plan;
        }
        VideoPlan video = plan.video()
                .orElseThrow(() -> new UsageException(
                        ErrorCode.BAD_USAGE,
                        "the source has no pictures that something could be laid over",
                        "Leave the logo, the time code and the texts out."));
        OverlayPlanner planner = new OverlayPlanner(video, material);
        Overlays overlays = planner.overlays(timecode);
        return plan.with(overlays, planner.notes);
    }

    private Overlays overlays(Optional<String> sourceTimecode) {
        Optional<Logo> logo = material.asked()
                .logo()
                .map(choice -> logo(choice, material.logo().orElseThrow()));
        List<DrawnText> texts = new ArrayList<>();
        material.asked().timecode().ifPresent(choice -> texts.add(timecode(choice, sourceTimecode)));
        for (OverlayMaterial.Words words : material.words()) {
            words.lines()
                    .forEach(line -> texts.add(new DrawnText(
                            line,
                            font().file(),
                            words.choice().placement(),
                            words.width(),
                            words.choice().opacity(),
                            words.choice().box())));
            notes.add("text burnt in, %s, in %s"
                    .formatted(
                            inWords(words.choice().placement()),
                            font().original().getFileName()));
        }
        return new Overlays(logo, texts);
    }

    private FontIntake.Taken font() {
        return material.font().orElseThrow();
    }

    private Logo logo(LogoChoice choice, LogoIntake.Taken taken) {
        long first = choice.from().map(this::frame).orElse(0L);
        long end = Math.min(choice.to().map(this::frame).orElse(video.frames()), video.frames());
        if (first >= end) {
            throw new UsageException(
                    ErrorCode.BAD_OVERLAY_TIME,
                    "no frame of the title, which lasts " + video.length().toSeconds(3)
                            + " s, lies between the times at which the logo is to come and to go",
                    "Give times within it; they count from its first frame.");
        }
        notes.add("logo %s over the picture, %s".formatted(choice.file().getFileName(), inWords(choice.placement())));
        return new Logo(taken.file(), taken.kind(), choice.placement(), choice.opacity(), first, end);
    }

    private static String inWords(Placement placement) {
        return "%s, %s %% of its height"
                .formatted(placement.place().id(), placement.height().toPlainString());
    }

    /** The frame that is shown at a time. */
    private long frame(CutPoint point) {
        FrameRate rate = video.frameRate();
        MediaTime time = point.at(rate);
        MediaTime late = new MediaTime(time.ticksIn(MICROSECONDS), MICROSECONDS).plus(TOLERANCE);
        long units = late.ticksIn(new Timescale(rate.numerator()), RoundingMode.FLOOR);
        return Math.floorDiv(units, rate.denominator());
    }

    private DrawnText timecode(TimecodeChoice choice, Optional<String> sourceTimecode) {
        FrameRate rate = video.frameRate();
        Optional<Timecode> own = choice.start().isPresent()
                ? Optional.empty()
                : sourceTimecode.flatMap(Timecode::parse).flatMap(this::ofFirstFrame);
        Timecode start = choice.start().or(() -> own).orElse(Timecode.ZERO);
        start.whyNotAt(rate).ifPresent(why -> {
            throw new UsageException(
                    ErrorCode.BAD_OVERLAY_TIME,
                    "the time code " + start + " cannot be that of the title's first frame: " + why,
                    "Give one that the title's frame rate has, such as 10:00:00:00.");
        });
        String whose = own.isPresent() ? ", the source's own" : "";
        notes.add("time code burnt in from %s%s, %s, in %s"
                .formatted(
                        start,
                        whose,
                        inWords(choice.placement()),
                        font().original().getFileName()));
        return new DrawnText(
                new Content.Running(start),
                font().file(),
                choice.placement(),
                material.timecodeWidth().orElseThrow(),
                choice.opacity(),
                choice.box());
    }

    /**
     * What the time code of a source's first frame means for the title's, which may have another rate and begin later. Empty
     * where the source's rate has no such time code.
     */
    private Optional<Timecode> ofFirstFrame(Timecode ofSource) {
        Clip clip = video.clips().getFirst();
        FrameRate rate = clip.index().rate(clip.stream().averageRate());
        if (ofSource.whyNotAt(rate).isPresent()) {
            notes.add("the source's time code " + ofSource + " is none at its rate: not taken");
            return Optional.empty();
        }
        long numbered = ofSource.frameNumber(rate) * Timecode.perSecond(video.frameRate()) / Timecode.perSecond(rate);
        MediaTime cutOff = clip.index()
                .start()
                .minus(new MediaTime(clip.index().sourceStart(), clip.index().timescale()));
        long later = Math.floorDiv(
                cutOff.ticksIn(new Timescale(video.frameRate().numerator()))
                        + video.frameRate().denominator() / 2,
                video.frameRate().denominator());
        boolean drop = ofSource.dropFrame() && Timecode.mayDrop(video.frameRate());
        return Optional.of(Timecode.of(numbered + later, video.frameRate(), drop));
    }
}
