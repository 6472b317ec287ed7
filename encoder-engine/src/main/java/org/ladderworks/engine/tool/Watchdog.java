package org.ladderworks.engine.tool;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Notices a child that stands still: neither it nor its own children use the processor; and one that runs in circles: it
 * uses the processor and gets nowhere. What counts is looks, not the clock, so that a machine that slept, or a parent that
 * was stopped too, is no reason. Not thread-safe.
 */
final class Watchdog {
    private final ProcessHandle child;
    private final Patience patience;
    private final LongSupplier advances;
    private Duration used = Duration.ZERO;
    private long advanced;
    private int still;
    private int inCircles;

    /**
     * How many looks in a row a child may take.
     *
     * @param still without using the processor
     * @param inCircles using it, without getting on
     */
    record Patience(int still, int inCircles) {}

    /** @param advances counts how often the child got on; another number at each call where that cannot be told */
    Watchdog(ProcessHandle child, Patience patience, LongSupplier advances) {
        this.child = child;
        this.patience = patience;
        this.advances = advances;
    }

    /** Looks once; true where the child is to be given up. */
    boolean look() {
        Duration now = child.descendants().map(Watchdog::processorTime).reduce(processorTime(child), Duration::plus);
        boolean runs = !now.equals(used);
        used = now;
        still = runs ? 0 : still + 1;
        long until = advances.getAsLong();
        if (until != advanced) {
            advanced = until;
            inCircles = 0;
        } else if (runs) {
            inCircles++;
        }
        return still >= patience.still() || inCircles >= patience.inCircles();
    }

    private static Duration processorTime(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
