package org.ladderworks.engine.time;

import java.math.BigInteger;

/** Bits per second, zero or more. */
public record Bitrate(long bitsPerSecond) implements Comparable<Bitrate> {
    public Bitrate {
        if (bitsPerSecond < 0) {
            throw new IllegalArgumentException("bit rate must not be negative: " + bitsPerSecond);
        }
    }

    public static Bitrate ofKilobits(long kilobitsPerSecond) {
        return new Bitrate(Math.multiplyExact(kilobitsPerSecond, 1000L));
    }

    /** The rate of so many bytes over a length greater than zero, rounded up. */
    public static Bitrate of(long bytes, MediaTime length) {
        BigInteger bitTicks = BigInteger.valueOf(bytes)
                .shiftLeft(3)
                .multiply(BigInteger.valueOf(length.timescale().ticksPerSecond()));
        BigInteger ticks = BigInteger.valueOf(length.ticks());
        return new Bitrate(
                bitTicks.add(ticks).subtract(BigInteger.ONE).divide(ticks).longValueExact());
    }

    public Bitrate plus(Bitrate other) {
        return new Bitrate(Math.addExact(bitsPerSecond, other.bitsPerSecond));
    }

    @Override
    public int compareTo(Bitrate other) {
        return Long.compare(bitsPerSecond, other.bitsPerSecond);
    }
}
