package org.ladderworks.engine.text.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times in text files, as microseconds. */
final class Timestamps {
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})(?:[.,:](\\d{1,9}))?");

    private Timestamps() {}

    /** {@code [hours:]minutes:seconds[.fraction]}, with a point or comma before the fraction; empty for anything else. */
    static OptionalLong clock(String text) {
        Matcher matcher = CLOCK.matcher(text.strip());
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        long hours = matcher.group(1) == null ? 0 : Long.parseLong(matcher.group(1));
        long minutes = Long.parseLong(matcher.group(2));
        long seconds = Long.parseLong(matcher.group(3));
        if (minutes > 59 || seconds > 59) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(((hours * 60 + minutes) * 60 + seconds) * 1_000_000 + fraction(matcher.group(4)));
    }

    private static long fraction(@org.jspecify.annotations.Nullable String digits) {
        return digits == null
                ? 0
                : new BigDecimal("0." + digits)
                        .movePointRight(6)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
