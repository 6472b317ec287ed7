package org.ladderworks.engine.encode;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/**
 * How the pictures of a title are encoded, resolved once when a job starts.
 *
 * @param index when each source frame is shown; its first frame is time zero of the timeline
 * @param frameRate of the timeline that all rungs share
 * @param frames of that timeline
 * @param gopFrames frames between IDR pictures, at {@code frameRate}; even where a rung is halved
 * @param colour of the SDR rungs
 * @param hdr what HDR rungs are; empty for an SDR source
 * @param entersAtKeyFrames whether a seek to a key frame's time lands on it: so in containers with an index of frames
 * @param treatment what is done to the pictures before they are scaled
 * @param rungs best first
 */
public record VideoPlan(
        VideoStream stream,
        FrameIndex index,
        FrameRate frameRate,
        long frames,
        int gopFrames,
        DeliveryColour colour,
        Optional<HdrDelivery> hdr,
        PictureTreatment treatment,
        boolean entersAtKeyFrames,
        List<RungPlan> rungs,
        List<ChunkWindow> windows) {
    public VideoPlan {
        rungs = List.copyOf(rungs);
        windows = List.copyOf(windows);
    }

    /** The time of the source frame that each frame of a window is made from, in ticks of the container's clock. */
    long[] shownIn(ChunkWindow window) {
        long[] shown = treatment
                .fields()
                .shownAt(index, frameRate, window.firstFrame(), window.firstFrame() + window.frames());
        for (int i = 0; i < shown.length; i++) {
            shown[i] /= stream.unitsPerTick();
        }
        return shown;
    }

    /** What a rung is beyond SDR; empty for an SDR one. */
    Optional<HdrDelivery> hdr(RungPlan rung) {
        return rung.isHighDynamicRange() ? hdr : Optional.empty();
    }

    /** How far from what {@link #shownIn} says a frame may be, in the same ticks. */
    long toleranceInTicks() {
        long frame = stream.averageRate().frameDuration().ticksIn(index.timescale(), RoundingMode.CEILING);
        return treatment.fields().tolerance() * Math.ceilDiv(frame, stream.unitsPerTick());
    }

    /** The first source frame that must be decoded for a window, in ticks of the index. */
    long decodedFrom(ChunkWindow window) {
        long shown = treatment.fields().shownAt(index, frameRate, window.firstFrame(), window.firstFrame() + 1)[0];
        return index.framesBefore(shown, treatment.fields().framesBefore());
    }

    public MediaTime length() {
        return frameRate.timeOf(frames);
    }

    /** Ticks in which frames of every rung are whole: all tracks of a switching set share it (rule 41). */
    public Timescale timescale() {
        return frameRate.timescale();
    }
}
