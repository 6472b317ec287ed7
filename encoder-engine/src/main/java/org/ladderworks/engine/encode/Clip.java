package org.ladderworks.engine.encode;

import java.math.RoundingMode;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/**
 * The pictures of one source, and where they stand on a title's timeline. A title is one of them, or several joined.
 *
 * @param index of the frames that are encoded; its first frame is time zero of the clip
 * @param treatment what is done to the pictures before they are scaled
 * @param colour what the pictures then are
 * @param entersAtKeyFrames whether a seek to a key frame's time lands on it: so in containers with an index of frames
 * @param firstFrame of the title's timeline that is this clip's
 * @param frames of that timeline
 */
public record Clip(
        VideoStream stream,
        FrameIndex index,
        PictureTreatment treatment,
        DeliveryColour colour,
        boolean entersAtKeyFrames,
        long firstFrame,
        long frames) {
    /** The title's frame behind the clip's last. */
    long endFrame() {
        return firstFrame + frames;
    }

    /** The size of the upright picture that is kept, in stored pixels. */
    Resolution kept() {
        return treatment
                .crop()
                .map(box -> new Resolution(box.width(), box.height()))
                .orElseGet(stream::upright);
    }

    /** The same in square pixels. */
    Resolution displayed() {
        return stream.displayed(kept());
    }

    /**
     * The time of the source frame that each of the clip's frames from..from+count-1 is made from, in ticks of the
     * container's clock.
     */
    long[] shown(FrameRate rate, long from, long count) {
        long[] shown = treatment.fields().shownAt(index, rate, from, from + count);
        for (int i = 0; i < shown.length; i++) {
            shown[i] /= stream.unitsPerTick();
        }
        return shown;
    }

    /** How far from what {@link #shown} says a frame may be, in the same ticks. */
    long toleranceInTicks() {
        long frame = stream.averageRate().frameDuration().ticksIn(index.timescale(), RoundingMode.CEILING);
        return treatment.fields().tolerance() * Math.ceilDiv(frame, stream.unitsPerTick());
    }

    /** When in its file, counted from the file's first frame, the clip's frame {@code from} is shown. */
    MediaTime timeInFile(FrameRate rate, long from) {
        long shown = treatment.fields().shownAt(index, rate, from, from + 1)[0];
        return new MediaTime(shown - index.sourceStart(), index.timescale());
    }

    /** How much of the source lies between the key frame that the clip's frame {@code from} needs, and that frame. */
    MediaTime decodedBefore(FrameRate rate, long from) {
        long shown = treatment.fields().shownAt(index, rate, from, from + 1)[0];
        return new MediaTime(shown - index.keyAtOrBefore(decodedFrom(rate, from)), index.timescale());
    }

    /** The first source frame that must be decoded for the clip's frame {@code from}, in ticks of the index. */
    long decodedFrom(FrameRate rate, long from) {
        long shown = treatment.fields().shownAt(index, rate, from, from + 1)[0];
        return index.framesBefore(shown, treatment.fields().framesBefore());
    }
}
