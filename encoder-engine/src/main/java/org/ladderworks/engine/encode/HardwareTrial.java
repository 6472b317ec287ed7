package org.ladderworks.engine.encode;

import org.ladderworks.engine.progress.Cancellation;

/** Finds out whether a hardware encoder works on this machine. */
@FunctionalInterface
public interface HardwareTrial {
    /** What came of it. */
    sealed interface Result {
        /**
         * It passed.
         *
         * @param signature see {@link HardwareDevice}
         */
        record Works(String signature) implements Result {}

        /**
         * It failed.
         *
         * @param why in words
         */
        record WorksNot(String why) implements Result {}
    }

    /**
     * Blocks until it is known.
     *
     * @param rung as a job would encode it; its size does not matter
     * @throws java.util.concurrent.CancellationException where the job was cancelled
     */
    Result run(HardwareEncoder encoder, RungPlan rung, Cancellation cancellation);
}
