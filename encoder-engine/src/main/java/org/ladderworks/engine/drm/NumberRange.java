package org.ladderworks.engine.drm;

import java.util.Comparator;
import java.util.List;

/**
 * Whole numbers in a row, such as the numbers of pixels that a key is for.
 *
 * @param first the smallest
 * @param last the largest, which is of the range too
 */
public record NumberRange(long first, long last) {
    /** Every number from 1 on. */
    public static final NumberRange ANY = new NumberRange(1, Long.MAX_VALUE);

    public boolean contains(long number) {
        return number >= first && number <= last;
    }

    /** True where every number of this range is in one of the others. */
    public boolean isWithin(List<NumberRange> others) {
        long next = first;
        List<NumberRange> ordered = others.stream()
                .sorted(Comparator.comparingLong(NumberRange::first))
                .toList();
        for (NumberRange other : ordered) {
            if (other.contains(next)) {
                if (other.last >= last) {
                    return true;
                }
                next = other.last + 1;
            }
        }
        return false;
    }

    /** True where some number is of both. */
    public boolean meets(NumberRange other) {
        return first <= other.last && other.first <= last;
    }
}
