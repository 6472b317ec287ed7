package org.ladderworks.engine.probe;

import java.math.RoundingMode;
import java.util.Arrays;
import java.util.OptionalLong;
import org.ladderworks.engine.time.ExactTicks;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/** When each frame of a video stream is shown, from one scan over the packets without decoding. Immutable. */
public final class FrameIndex {
    private final Timescale timescale;
    private final long[] times;
    private final long[] keyTimes;
    private final long lastDuration;
    private final long sourceStart;
    private final boolean endsEarly;

    /**
     * Takes over the arrays.
     *
     * @param timescale of all times
     * @param times presentation times in ticks, ascending, at least one, without the frames that an edit list hides
     * @param keyTimes those of {@code times} at which decoding can begin, ascending
     * @param lastDuration how long the last frame is shown, in ticks, at least 1
     */
    FrameIndex(Timescale timescale, long[] times, long[] keyTimes, long lastDuration) {
        this(timescale, times, keyTimes, lastDuration, times[0], false);
    }

    private FrameIndex(
            Timescale timescale,
            long[] times,
            long[] keyTimes,
            long lastDuration,
            long sourceStart,
            boolean endsEarly) {
        this.timescale = timescale;
        this.times = times;
        this.keyTimes = keyTimes;
        this.lastDuration = lastDuration;
        this.sourceStart = sourceStart;
        this.endsEarly = endsEarly;
    }

    /** The frames {@code from..end-1} of it, as the index of a piece of the same stream. */
    public FrameIndex part(int from, int end) {
        long firstKey = keyAtOrBefore(times[from]);
        long[] keys = Arrays.stream(keyTimes)
                .filter(key -> key >= firstKey && key <= times[end - 1])
                .toArray();
        boolean early = end < times.length;
        return new FrameIndex(
                timescale,
                Arrays.copyOfRange(times, from, end),
                keys,
                early ? times[end] - times[end - 1] : lastDuration,
                sourceStart,
                endsEarly || early);
    }

    /** The number of the frame that is shown for longest; the first of several. */
    public int longestShown() {
        int longest = 0;
        for (int i = 1; i < times.length; i++) {
            if (ticksOf(i) > ticksOf(longest)) {
                longest = i;
            }
        }
        return longest;
    }

    /** How long the frame of that number is shown. */
    public MediaTime shownFor(int number) {
        return new MediaTime(ticksOf(number), timescale);
    }

    private long ticksOf(int number) {
        return number + 1 < times.length ? times[number + 1] - times[number] : lastDuration;
    }

    /** Ticks; not to be changed. */
    long[] times() {
        return times;
    }

    /** Ticks; not to be changed. */
    long[] keyTimes() {
        return keyTimes;
    }

    /** Ticks. */
    long lastDuration() {
        return lastDuration;
    }

    public Timescale timescale() {
        return timescale;
    }

    /** When the first frame is shown, in ticks of the source's own clock. */
    public long firstTime() {
        return times[0];
    }

    public int frames() {
        return times.length;
    }

    public MediaTime start() {
        return new MediaTime(times[0], timescale);
    }

    /** When the first frame of the whole stream is shown, of which this may be a piece. Ticks. */
    public long sourceStart() {
        return sourceStart;
    }

    /** True where the stream has frames before the first of this piece. */
    public boolean startsLate() {
        return times[0] > sourceStart;
    }

    /** True where the stream has frames behind the last of this piece. */
    public boolean endsEarly() {
        return endsEarly;
    }

    /**
     * The number of the frame that is shown at a time, or the count of frames where the time is at their end or behind it.
     *
     * @param sinceStart counted from the first frame; not negative
     * @param rate where the frames follow it, theirs are its exact times, whatever the container made of them
     */
    public int numberAt(MediaTime sinceStart, FrameRate rate) {
        if (isConstant(rate)) {
            long number = Math.floorDiv(
                    ExactTicks.product(sinceStart.ticks(), rate.numerator()),
                    ExactTicks.product(sinceStart.timescale().ticksPerSecond(), rate.denominator()));
            return (int) Math.min(number, times.length);
        }
        long ticks = sinceStart.ticksIn(timescale, RoundingMode.FLOOR);
        return ticks >= times[times.length - 1] + lastDuration - times[0]
                ? times.length
                : numberAtOrBefore(times[0] + ticks);
    }

    /** When a frame is shown, counted from the first; exact where frames follow the rate. */
    public MediaTime timeSinceStart(int frame, FrameRate rate) {
        return isConstant(rate) ? rate.timeOf(frame) : new MediaTime(times[frame] - times[0], timescale);
    }

    /** The frame that is shown at a time: the last one not after it, the first where there is none. Ticks. */
    public long frameAtOrBefore(long time) {
        return times[numberAtOrBefore(time)];
    }

    /** The frame so many before the one that is shown at a time, or the first. Ticks. */
    public long framesBefore(long time, int frames) {
        return times[Math.max(0, numberAtOrBefore(time) - frames)];
    }

    /** The number of the frame that is shown at a time of the source's clock. */
    public int numberOf(MediaTime time) {
        return numberAtOrBefore(time.ticksIn(timescale, RoundingMode.FLOOR));
    }

    private int numberAtOrBefore(long time) {
        int found = Arrays.binarySearch(times, time);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    /**
     * The same with the two fields of each frame as frames of their own, at times in half ticks: a frame's second field
     * is shown half way to the next frame. The last one's is as far away as the one before it.
     */
    public FrameIndex fields() {
        long[] halves = new long[Math.multiplyExact(times.length, 2)];
        int last = times.length - 1;
        for (int i = 0; i < times.length; i++) {
            long gap = i < last ? times[i + 1] - times[i] : last > 0 ? times[i] - times[i - 1] : lastDuration;
            halves[2 * i] = times[i] * 2;
            halves[2 * i + 1] = times[i] * 2 + gap;
        }
        long[] keys = Arrays.stream(keyTimes).map(time -> time * 2).toArray();
        return new FrameIndex(
                new Timescale(timescale.ticksPerSecond() * 2), halves, keys, lastDuration, sourceStart * 2, endsEarly);
    }

    /** True where frames are shown for two and for three fields of 60000/1001 Hz in turn, as soft telecine has it. */
    public boolean hasPulldownCadence() {
        return new FollowedRate(this).isOfPulldown();
    }

    /** The longest stretch without a frame at which decoding can begin, to the end of the stream. */
    public MediaTime longestKeyInterval() {
        long longest = 0;
        long previous = times[0];
        for (long key : keyTimes) {
            longest = Math.max(longest, key - previous);
            previous = key;
        }
        longest = Math.max(longest, times[times.length - 1] + lastDuration - previous);
        return new MediaTime(longest, timescale);
    }

    /** The last frame at which decoding can begin, not after {@code time}; the stream's first frame where there is none. Ticks. */
    public long keyAtOrBefore(long time) {
        int found = Arrays.binarySearch(keyTimes, time);
        int at = found >= 0 ? found : -found - 2;
        return at < 0 ? sourceStart : keyTimes[at];
    }

    /**
     * The frame at which decoding can begin that is nearest to a time, the earlier of two; empty where none is so near.
     *
     * @param within ticks, not negative
     */
    public OptionalLong keyNear(long time, long within) {
        int found = Arrays.binarySearch(keyTimes, time);
        int behind = found >= 0 ? found : -found - 1;
        int nearest = behind;
        if (behind == keyTimes.length || (behind > 0 && time - keyTimes[behind - 1] <= keyTimes[behind] - time)) {
            nearest = behind - 1;
        }
        return nearest >= 0 && Math.abs(keyTimes[nearest] - time) <= within
                ? OptionalLong.of(keyTimes[nearest])
                : OptionalLong.empty();
    }

    /** Whether decoding can begin at the frame that is shown from that time on. Ticks. */
    public boolean isKey(long time) {
        return Arrays.binarySearch(keyTimes, time) >= 0;
    }

    /** Up to so many of the frames at which decoding can begin, behind a time. Ticks. */
    public long[] keysBehind(long time, int most) {
        return Arrays.stream(keyTimes).filter(key -> key > time).limit(most).toArray();
    }

    MediaTime keyAtOrBefore(MediaTime time) {
        return new MediaTime(keyAtOrBefore(time.ticksIn(timescale)), timescale);
    }

    /** From the first frame's beginning to the last frame's end. */
    public MediaTime length() {
        return new MediaTime(times[times.length - 1] + lastDuration - times[0], timescale);
    }

    /**
     * The rate of the timeline to encode: the standard rate that the frames follow, else the declared one where they
     * follow that, else (gaps, or a rate that changes) the slowest standard rate on whose grid all of them lie, else
     * (variable frame rate) the standard rate nearest to their average.
     */
    public FrameRate rate(FrameRate declared) {
        return new FollowedRate(this).orElse(declared);
    }

    /** True where frame n is shown at n frame durations after the first, to within half a frame, none missing or doubled. */
    public boolean isConstant(FrameRate rate) {
        for (int i = 0; i < times.length; i++) {
            if (slot(i, rate) != i) {
                return false;
            }
        }
        return true;
    }

    /** The frame of a constant-rate timeline on which source frame {@code i} falls: the nearest, halves upwards. */
    public long slot(int i, FrameRate rate) {
        return roundedSlot(times[i] - times[0], rate);
    }

    /**
     * How many frames a timeline of this rate has: the source's own where its rate is constant. A last frame that falls on the
     * slot behind the end is shown there while it lasts, and left out where it ends before that slot begins.
     */
    public long framesAt(FrameRate rate) {
        long ticks = times[times.length - 1] - times[0] + lastDuration;
        long lastSlot = slot(times.length - 1, rate);
        boolean lasts = MediaTime.of(ticks, timescale.ticksPerSecond()).compareTo(rate.timeOf(lastSlot)) > 0;
        return isConstant(rate)
                ? times.length
                : Math.max(1, Math.max(roundedSlot(ticks, rate), lasts ? lastSlot + 1 : lastSlot));
    }

    /** How many frames of another rate last as long as this, to the nearest; at least 1. */
    public long framesOfLength(FrameRate rate) {
        return Math.max(1, roundedSlot(length().ticks(), rate));
    }

    /** The time, in source ticks, of the frame that a timeline of this rate shows at each of its frames from..to-1. */
    public long[] shownAt(FrameRate rate, long from, long to) {
        long[] shown = new long[Math.toIntExact(to - from)];
        int source = lastUpTo(from, rate);
        for (long frame = from; frame < to; frame++) {
            while (source + 1 < times.length && slot(source + 1, rate) <= frame) {
                source++;
            }
            shown[(int) (frame - from)] = times[source];
        }
        return shown;
    }

    /** The last source frame on a slot up to this one, the first where there is none; slots rise with the frames. */
    private int lastUpTo(long slot, FrameRate rate) {
        int last = 0;
        for (int end = times.length; end - last > 1; ) {
            int middle = (last + end) >>> 1;
            if (slot(middle, rate) <= slot) {
                last = middle;
            } else {
                end = middle;
            }
        }
        return last;
    }

    private long roundedSlot(long ticks, FrameRate rate) {
        long numerator = ExactTicks.product(ticks, rate.numerator());
        long denominator = ExactTicks.product(timescale.ticksPerSecond(), rate.denominator());
        return Math.floorDiv(ExactTicks.sum(numerator, denominator / 2), denominator);
    }
}
