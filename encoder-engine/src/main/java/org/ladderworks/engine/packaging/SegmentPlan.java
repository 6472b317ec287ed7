package org.ladderworks.engine.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/**
 * Which units (GOPs of video, frames of audio) go into which segment. Pure.
 *
 * @param firsts index of the first unit of each segment, rising from 0
 * @param units number of all units
 */
public record SegmentPlan(List<Integer> firsts, int units) {
    /** What a segment comes near to where no length is asked for: rule 21's target duration of six seconds. */
    public static final MediaTime DEFAULT_LENGTH = MediaTime.of(6, 1);

    private static final MediaTime SLACK = MediaTime.of(1, 2);

    public SegmentPlan {
        firsts = List.copyOf(firsts);
    }

    public int segments() {
        return firsts.size();
    }

    public int first(int segment) {
        return firsts.get(segment);
    }

    /** The unit after the segment's last. */
    public int end(int segment) {
        return segment + 1 < firsts.size() ? firsts.get(segment + 1) : units;
    }

    /**
     * Plans whole units to a segment, as near to the wanted length as they come, never more than half a second above it
     * unless one unit alone is longer. With the default length GOPs of 1.92 s give 5.76 s, of 1.6 s 6.4 s and of 1.3333 s
     * 5.3333 s (rule 44). A last segment under half the length shares its units with the one before (rule 45).
     *
     * @param starts of the units in ticks, rising, at least one
     * @param end of the last unit
     * @param length wanted; empty for {@link #DEFAULT_LENGTH}
     */
    public static SegmentPlan of(long[] starts, long end, Timescale timescale, Optional<MediaTime> length) {
        return new Planner(starts, end, timescale, length.orElse(DEFAULT_LENGTH)).plan();
    }

    private static final class Planner {
        private final long[] starts;
        private final long end;
        private final long wanted;
        private final long longest;

        Planner(long[] starts, long end, Timescale timescale, MediaTime length) {
            this.starts = starts;
            this.end = end;
            this.wanted = length.ticksIn(timescale);
            this.longest = length.plus(SLACK).ticksIn(timescale);
        }

        SegmentPlan plan() {
            List<Integer> firsts = new ArrayList<>();
            for (int unit = 0; unit < starts.length; unit = nearestEnd(unit)) {
                firsts.add(unit);
            }
            balanceLast(firsts);
            return new SegmentPlan(firsts, starts.length);
        }

        private int nearestEnd(int first) {
            int best = first + 1;
            while (best < starts.length
                    && length(first, best + 1) <= longest
                    && distance(length(first, best + 1)) < distance(length(first, best))) {
                best++;
            }
            return best;
        }

        private void balanceLast(List<Integer> firsts) {
            int last = firsts.size() - 1;
            if (last < 1 || 2 * length(firsts.get(last), starts.length) >= wanted) {
                return;
            }
            int first = firsts.get(last - 1);
            int best = firsts.get(last);
            if (best == first + 1 && length(first, starts.length) <= longest) {
                firsts.removeLast();
                return;
            }
            for (int split = best - 1; split > first; split--) {
                if (length(split, starts.length) <= longest && imbalance(first, split) < imbalance(first, best)) {
                    best = split;
                }
            }
            firsts.set(last, best);
        }

        private long imbalance(int first, int split) {
            return Math.abs(length(first, split) - length(split, starts.length));
        }

        private long length(int first, int after) {
            return (after < starts.length ? starts[after] : end) - starts[first];
        }

        private long distance(long length) {
            return Math.abs(length - wanted);
        }
    }
}
