package org.ladderworks.engine.time;

/** Ticks per second of a media timeline, as in {@code mdhd} (ISO/IEC 14496-12, 8.4.2). Between 1 and 2^31-1. */
public record Timescale(int ticksPerSecond) {
    public Timescale {
        if (ticksPerSecond < 1) {
            throw new IllegalArgumentException("timescale must be positive: " + ticksPerSecond);
        }
    }

    /** The smallest common timescale in which ticks of both are whole; fails with ArithmeticException above 2^31-1. */
    public Timescale leastCommon(Timescale other) {
        long gcd = gcd(ticksPerSecond, other.ticksPerSecond);
        return new Timescale(Math.toIntExact(ticksPerSecond / gcd * other.ticksPerSecond));
    }

    static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
