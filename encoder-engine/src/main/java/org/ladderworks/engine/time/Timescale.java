package org.ladderworks.engine.time;

/**
 * Ticks per second of a timeline. Those of media have at most 2^32-1 ({@code mdhd}, ISO/IEC 14496-12, 8.4.2); what two of
 * them have in common may be finer.
 */
public record Timescale(long ticksPerSecond) {
    public Timescale {
        if (ticksPerSecond < 1) {
            throw new IllegalArgumentException("timescale must be positive: " + ticksPerSecond);
        }
    }

    /** The smallest common timescale in which ticks of both are whole. Fails with UncountableTimeException above 2^63-1. */
    public Timescale leastCommon(Timescale other) {
        long gcd = gcd(ticksPerSecond, other.ticksPerSecond);
        return new Timescale(ExactTicks.product(ticksPerSecond / gcd, other.ticksPerSecond));
    }

    /** The same, for files; fails with UncountableTimeException above 2^31-1. */
    public Timescale inFiles() {
        return new Timescale(asInt());
    }

    /** For formats that have 32 bits for it; fails with UncountableTimeException above 2^31-1. */
    public int asInt() {
        if (ticksPerSecond > Integer.MAX_VALUE) {
            throw new UncountableTimeException("a clock of " + ticksPerSecond + " ticks a second");
        }
        return (int) ticksPerSecond;
    }

    static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
