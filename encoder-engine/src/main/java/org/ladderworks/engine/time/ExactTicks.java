package org.ladderworks.engine.time;

/** Sums and products of ticks that are right or fail with UncountableTimeException. */
public final class ExactTicks {
    private ExactTicks() {}

    public static long sum(long a, long b) {
        try {
            return Math.addExact(a, b);
        } catch (ArithmeticException e) {
            throw new UncountableTimeException("times of " + a + " and " + b + " ticks");
        }
    }

    public static long product(long a, long b) {
        try {
            return Math.multiplyExact(a, b);
        } catch (ArithmeticException e) {
            throw new UncountableTimeException("times of " + a + " times " + b + " ticks");
        }
    }
}
