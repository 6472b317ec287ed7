package org.ladderworks.engine.tool;

import java.time.Duration;

/**
 * Notices a child that stands still: neither it nor its own children use the processor. What counts is looks, not the
 * clock, so that a machine that slept, or a parent that was stopped too, is no reason. Not thread-safe.
 */
final class Watchdog {
    private final ProcessHandle child;
    private final int patience;
    private Duration used = Duration.ZERO;
    private int still;

    /** @param patience looks without a change until the child stands still */
    Watchdog(ProcessHandle child, int patience) {
        this.child = child;
        this.patience = patience;
    }

    /** Looks once; true where the child stands still. */
    boolean look() {
        Duration now = child.descendants().map(Watchdog::processorTime).reduce(processorTime(child), Duration::plus);
        if (now.equals(used)) {
            still++;
        } else {
            used = now;
            still = 0;
        }
        return still >= patience;
    }

    private static Duration processorTime(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
