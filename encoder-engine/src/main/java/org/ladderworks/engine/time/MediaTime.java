package org.ladderworks.engine.time;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A point or a length on a media timeline: {@code ticks / timescale} seconds, exactly. May be negative. What is computed fails
 * with UncountableTimeException where 64 bits cannot hold it.
 */
public record MediaTime(long ticks, Timescale timescale) implements Comparable<MediaTime> {
    public static final MediaTime ZERO = new MediaTime(0, new Timescale(1));

    public static MediaTime of(long ticks, long ticksPerSecond) {
        return new MediaTime(ticks, new Timescale(ticksPerSecond));
    }

    /** Parses decimal seconds such as {@code 5.76}, kept to the microsecond. */
    public static MediaTime ofSeconds(String decimal) {
        return of(
                new BigDecimal(decimal)
                        .setScale(6, RoundingMode.HALF_UP)
                        .unscaledValue()
                        .longValueExact(),
                1_000_000);
    }

    /** This time in ticks of another timescale, rounded to the nearest (half away from zero). */
    public long ticksIn(Timescale other) {
        return multiplyDivide(other.ticksPerSecond(), timescale.ticksPerSecond(), RoundingMode.HALF_UP);
    }

    /** This time in ticks of another timescale, rounded as told; {@link RoundingMode#UNNECESSARY} insists on exactness. */
    public long ticksIn(Timescale other, RoundingMode rounding) {
        return multiplyDivide(other.ticksPerSecond(), timescale.ticksPerSecond(), rounding);
    }

    public MediaTime plus(MediaTime other) {
        if (timescale.equals(other.timescale)) {
            return new MediaTime(ExactTicks.sum(ticks, other.ticks), timescale);
        }
        Timescale common = timescale.leastCommon(other.timescale);
        return new MediaTime(ExactTicks.sum(exactIn(common), other.exactIn(common)), common);
    }

    public MediaTime minus(MediaTime other) {
        return plus(new MediaTime(-other.ticks, other.timescale));
    }

    /** Decimal seconds with the given number of decimals, rounded once, half up. */
    public String toSeconds(int decimals) {
        return new BigDecimal(ticks)
                .divide(new BigDecimal(timescale.ticksPerSecond()), decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** For measures and progress only; never for placing media. */
    public double approximateSeconds() {
        return (double) ticks / timescale.ticksPerSecond();
    }

    @Override
    public int compareTo(MediaTime other) {
        return BigInteger.valueOf(ticks)
                .multiply(BigInteger.valueOf(other.timescale.ticksPerSecond()))
                .compareTo(BigInteger.valueOf(other.ticks).multiply(BigInteger.valueOf(timescale.ticksPerSecond())));
    }

    /** True where both name the same instant, whatever their timescales. */
    public boolean sameAs(MediaTime other) {
        return compareTo(other) == 0;
    }

    private long exactIn(Timescale other) {
        return multiplyDivide(other.ticksPerSecond(), timescale.ticksPerSecond(), RoundingMode.UNNECESSARY);
    }

    private long multiplyDivide(long factor, long divisor, RoundingMode rounding) {
        BigInteger result = new BigDecimal(BigInteger.valueOf(ticks).multiply(BigInteger.valueOf(factor)))
                .divide(BigDecimal.valueOf(divisor), 0, rounding)
                .toBigIntegerExact();
        if (result.bitLength() > 63) {
            throw new UncountableTimeException("a time of " + result + " ticks");
        }
        return result.longValue();
    }
}
