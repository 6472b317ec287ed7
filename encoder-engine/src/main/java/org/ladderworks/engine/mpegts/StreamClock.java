package org.ladderworks.engine.mpegts;

import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/**
 * The clock of our streams: 90 kHz, ahead of the title's time by ten seconds. So pictures can be decoded before they are shown,
 * and sound can be primed, without a time below zero. Ten seconds are what Apple's segmenter uses.
 */
public final class StreamClock {
    public static final Timescale TIMESCALE = new Timescale(90_000);

    /** What the clock says when the title begins. */
    public static final long ORIGIN = 900_000;

    /** Times and clock references count to 33 bits and begin anew: after 26.5 hours (ISO/IEC 13818-1, 2.4.2.2). */
    private static final long MASK = (1L << 33) - 1;

    private StreamClock() {}

    /** What the clock says at a time of the title, rounded to the nearest tick; not cut to 33 bits. */
    public static long at(MediaTime time) {
        return Math.addExact(time.ticksIn(TIMESCALE), ORIGIN);
    }

    /** As the 33 bits of a PTS or DTS. */
    static long stamp(long ticks) {
        return ticks & MASK;
    }

    /** As the 48 bits of a PCR: base, six bits that are not used, and an extension that is 0 on whole ticks (2.4.3.5). */
    static long reference(long ticks) {
        return (stamp(ticks) << 15) | (0x3FL << 9);
    }
}
