package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/**
 * The piece of a source that is encoded. It begins with the frame that is shown at {@code from}; the frame that is shown
 * at {@code to} is the first one behind it. All times count from the source's first frame. Pure.
 *
 * @param from empty for the beginning
 * @param to empty for the end, unless there is a duration
 * @param duration instead of {@code to}: from where the piece begins
 */
public record Trim(Optional<CutPoint> from, Optional<CutPoint> to, Optional<CutPoint> duration) {
    /** All of a source. */
    public static final Trim NONE = new Trim(Optional.empty(), Optional.empty(), Optional.empty());

    /** Times are mostly written to the millisecond: a frame that begins half of one later is meant. */
    private static final MediaTime TOLERANCE = MediaTime.of(500, 1_000_000);

    private static final Timescale MICROSECONDS = new Timescale(1_000_000);

    public Trim {
        if (to.isPresent() && duration.isPresent()) {
            throw new UsageException(
                    ErrorCode.BAD_CUT, "both the end and the duration of a piece are given", "Give one of the two.");
        }
    }

    /** True where nothing is cut off. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** A piece of sound, in the source's clock. */
    public record Stretch(MediaTime start, MediaTime length) {}

    /** The frames of the piece; fails with a UsageException where it is empty or not in the source. */
    FrameIndex of(FrameIndex whole, FrameRate rate, Path file) {
        if (isNone()) {
            return whole;
        }
        MediaTime length = micros(whole.isConstant(rate) ? rate.timeOf(whole.frames()) : whole.length());
        MediaTime in = from.map(point -> inside(point, micros(point.at(rate)), length, file))
                .orElse(MediaTime.ZERO);
        int first = whole.numberAt(in.plus(TOLERANCE), rate);
        MediaTime begins = first < whole.frames() ? micros(whole.timeSinceStart(first, rate)) : length;
        int end = out(rate, begins, length, file)
                .map(time -> whole.numberAt(time.plus(TOLERANCE), rate))
                .orElse(whole.frames());
        if (end <= first) {
            throw nothing(file);
        }
        return whole.part(first, end);
    }

    /** The piece of a source of sound alone; to the sample. */
    Stretch of(MediaTime start, MediaTime whole, Path file) {
        if (isNone()) {
            return new Stretch(start, whole);
        }
        from.ifPresent(Trim::refuseTimecode);
        to.or(() -> duration).ifPresent(Trim::refuseTimecode);
        FrameRate none = new FrameRate(1, 1);
        MediaTime length = micros(whole);
        MediaTime in = from.map(point -> inside(point, micros(point.at(none)), length, file))
                .orElse(MediaTime.ZERO);
        MediaTime end = out(none, in, length, file).orElse(length);
        if (end.compareTo(in) <= 0) {
            throw nothing(file);
        }
        return new Stretch(micros(start).plus(in), end.minus(in));
    }

    private Optional<MediaTime> out(FrameRate rate, MediaTime in, MediaTime length, Path file) {
        return to.map(point -> inside(point, micros(point.at(rate)), length, file))
                .or(() -> duration.map(point -> inside(point, in.plus(micros(point.at(rate))), length, file)));
    }

    private static MediaTime inside(CutPoint point, MediaTime time, MediaTime length, Path file) {
        if (time.compareTo(length.plus(TOLERANCE)) > 0) {
            throw new UsageException(
                    ErrorCode.BAD_CUT,
                    point.text() + " leads behind the end of " + file + ", which lasts " + length.toSeconds(3) + " s",
                    "Give times within it; they count from its first frame.");
        }
        return time;
    }

    /** Timescales of sources may have no common one that is small enough. */
    private static MediaTime micros(MediaTime time) {
        return new MediaTime(time.ticksIn(MICROSECONDS), MICROSECONDS);
    }

    private static void refuseTimecode(CutPoint point) {
        if (point instanceof CutPoint.Timecode) {
            throw new UsageException(
                    ErrorCode.BAD_CUT,
                    "the time code " + point.text() + " counts frames, but the source is sound alone",
                    "Give seconds, or HH:MM:SS.mmm.");
        }
    }

    private static UsageException nothing(Path file) {
        return new UsageException(
                ErrorCode.BAD_CUT,
                "no frame of " + file + " lies between the beginning and the end that are asked for",
                "Give an end that is later; the frame shown at the end is not part of the piece.");
    }
}
