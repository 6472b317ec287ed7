package org.ladderworks.engine.probe;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Timescale;

/** Which frame rate the frames of a stream follow, by the times at which they are shown. */
final class FollowedRate {
    /** Frame rates that are named in standards and that a measured average is taken to mean when it is this near. */
    private static final FrameRate[] STANDARD = {
        new FrameRate(24000, 1001),
        new FrameRate(24, 1),
        new FrameRate(25, 1),
        new FrameRate(30000, 1001),
        new FrameRate(30, 1),
        new FrameRate(48, 1),
        new FrameRate(50, 1),
        new FrameRate(60000, 1001),
        new FrameRate(60, 1),
        new FrameRate(12, 1),
        new FrameRate(15, 1),
        new FrameRate(100, 1),
        new FrameRate(120, 1)
    };

    /** A rate this much below the measured one would drop frames that are there. */
    private static final double LOWEST_RATIO = 0.98;

    private static final FrameRate FILM = new FrameRate(24_000, 1001);

    /** Which part of a frame's duration a frame may be away from its place on a grid. */
    private static final double GRID_TOLERANCE = 0.05;

    /** How many slots a frame may have on average: on a fine grid everything lies somehow. */
    private static final double FINEST_GRID = 2.5;

    private final FrameIndex index;
    private final long[] times;
    private final Timescale timescale;

    FollowedRate(FrameIndex index) {
        this.index = index;
        this.times = index.times();
        this.timescale = index.timescale();
    }

    /** As {@link FrameIndex#rate} has it. */
    FrameRate orElse(FrameRate declared) {
        if (times.length < 2 || times[times.length - 1] == times[0]) {
            return declared;
        }
        double measured = pace();
        @Nullable FrameRate constant = null;
        FrameRate nearest = STANDARD[0];
        for (FrameRate rate : STANDARD) {
            if (index.isConstant(rate) && (constant == null || offBy(rate, measured) < offBy(constant, measured))) {
                constant = rate;
            }
            boolean dropsFew = rate.approximate() >= measured * LOWEST_RATIO;
            if (dropsFew
                    && (nearest.approximate() < measured * LOWEST_RATIO
                            || offBy(rate, measured) < offBy(nearest, measured))) {
                nearest = rate;
            }
        }
        if (constant != null) {
            // Which of two fields or three comes first and last must not make 24 fps of film at 24000/1001.
            return isOfPulldown() && index.isConstant(FILM) ? FILM : constant;
        }
        return index.isConstant(declared) ? declared : gridRate(measured).orElse(nearest);
    }

    /**
     * Frames a second on average while pictures come at all: where the source stands still for longer than a second, and than
     * ten of its usual frames, it says nothing of its rate.
     */
    private double pace() {
        long[] steps = IntStream.range(1, times.length)
                .mapToLong(i -> times[i] - times[i - 1])
                .sorted()
                .toArray();
        long usual = steps[steps.length / 2];
        long standstill = Math.max(timescale.ticksPerSecond(), 10 * usual);
        long moving = Arrays.stream(steps).filter(step -> step <= standstill).sum();
        long count = Arrays.stream(steps).filter(step -> step <= standstill).count();
        return (double) count * timescale.ticksPerSecond() / Math.max(1, moving);
    }

    /** The slowest standard rate of which every frame has a slot of its own, hit to within a tick and a bit of it. */
    private Optional<FrameRate> gridRate(double measured) {
        return Arrays.stream(STANDARD)
                .sorted()
                .filter(rate -> rate.approximate() <= measured * FINEST_GRID)
                .filter(rate -> IntStream.range(1, times.length)
                        .allMatch(i -> index.slot(i, rate) > index.slot(i - 1, rate) && isOnGrid(i, rate)))
                .findFirst();
    }

    private boolean isOnGrid(int i, FrameRate rate) {
        double frame = timescale.ticksPerSecond() / rate.approximate();
        return Math.abs(times[i] - times[0] - index.slot(i, rate) * frame) <= 1 + frame * GRID_TOLERANCE;
    }

    private static double offBy(FrameRate rate, double measured) {
        return Math.abs(rate.approximate() / measured - 1);
    }

    /** As {@link FrameIndex#hasPulldownCadence} has it. */
    boolean isOfPulldown() {
        int two = 0;
        int three = 0;
        for (int i = 1; i < times.length; i++) {
            double fields = (times[i] - times[i - 1]) * 60_000.0 / 1001 / timescale.ticksPerSecond();
            two += Math.abs(fields - 2) < 0.2 ? 1 : 0;
            three += Math.abs(fields - 3) < 0.2 ? 1 : 0;
        }
        int gaps = times.length - 1;
        return gaps >= 8 && two > gaps * 0.35 && three > gaps * 0.35;
    }
}
