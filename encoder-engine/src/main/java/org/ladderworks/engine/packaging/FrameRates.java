package org.ladderworks.engine.packaging;

import java.math.BigInteger;
import java.util.List;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Timescale;

/** Frame rates measured from what was packaged. */
final class FrameRates {
    private static final List<FrameRate> STANDARD = List.of(
            new FrameRate(24_000, 1001),
            new FrameRate(24, 1),
            new FrameRate(25, 1),
            new FrameRate(30_000, 1001),
            new FrameRate(30, 1),
            new FrameRate(50, 1),
            new FrameRate(60_000, 1001),
            new FrameRate(60, 1));

    private FrameRates() {}

    /**
     * Frames over their length. Exact where that is a ratio as frame rates are; else, as in a timescale of milliseconds or
     * with varying durations, the standard rate within 0.02 % of the average, or the average to a thousandth.
     */
    static FrameRate of(long frames, long duration, Timescale timescale) {
        BigInteger ticks = BigInteger.valueOf(frames).multiply(BigInteger.valueOf(timescale.ticksPerSecond()));
        BigInteger length = BigInteger.valueOf(duration);
        BigInteger gcd = ticks.gcd(length);
        long numerator = ticks.divide(gcd).longValueExact();
        long denominator = length.divide(gcd).longValueExact();
        if (numerator <= 1_000_000 && denominator <= 1001) {
            return new FrameRate((int) numerator, (int) denominator);
        }
        double average = (double) numerator / denominator;
        for (FrameRate rate : STANDARD) {
            if (Math.abs(rate.approximate() / average - 1) < 0.0002) {
                return rate;
            }
        }
        return new FrameRate(Math.clamp(Math.round(average * 1000), 1, Integer.MAX_VALUE), 1000);
    }
}
