package org.ladderworks.engine.time;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Frames per second as a reduced ratio, for example 30000/1001. Both parts positive. */
public record FrameRate(int numerator, int denominator) implements Comparable<FrameRate> {
    public FrameRate {
        if (numerator < 1 || denominator < 1) {
            throw new IllegalArgumentException("frame rate must be positive: " + numerator + "/" + denominator);
        }
        int gcd = (int) Timescale.gcd(numerator, denominator);
        numerator /= gcd;
        denominator /= gcd;
    }

    /** Parses {@code 25}, {@code 25/1} or {@code 30000/1001}. */
    public static FrameRate parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new FrameRate(Integer.parseInt(text), 1)
                : new FrameRate(
                        Integer.parseInt(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    public FrameRate halved() {
        return numerator % 2 == 0
                ? new FrameRate(numerator / 2, denominator)
                : new FrameRate(numerator, Math.multiplyExact(denominator, 2));
    }

    /** The time of frame {@code index} on a timeline that begins with frame 0 at zero. */
    public MediaTime timeOf(long index) {
        return MediaTime.of(ExactTicks.product(index, denominator), numerator);
    }

    public MediaTime frameDuration() {
        return timeOf(1);
    }

    /**
     * A timescale in which a frame of this rate is a whole number of ticks: the numerator, doubled until it is at
     * least 10,000 so that other tracks' times round little.
     */
    public Timescale timescale() {
        int ticks = numerator;
        while (ticks < 10_000) {
            ticks *= 2;
        }
        return new Timescale(ticks);
    }

    /** For thresholds and display only. */
    public double approximate() {
        return (double) numerator / denominator;
    }

    /** Decimal frames per second rounded to three places, as HLS FRAME-RATE wants it (RFC 8216bis, 4.4.6.2). */
    public String toDecimal() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 3, RoundingMode.HALF_UP)
                .toPlainString();
    }

    @Override
    public int compareTo(FrameRate other) {
        return Long.compare((long) numerator * other.denominator, (long) other.numerator * denominator);
    }

    @Override
    public String toString() {
        return denominator == 1 ? Integer.toString(numerator) : numerator + "/" + denominator;
    }
}
