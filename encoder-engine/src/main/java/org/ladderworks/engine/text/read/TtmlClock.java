package org.ladderworks.engine.text.read;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Time expressions of TTML (W3C TTML2, 12.3) in microseconds.
 *
 * @param frameNumerator frames a second, over the denominator, multiplier included
 * @param nominalRate whole frames a second, by which frame numbers count
 * @param dropFrame true where frame numbers skip those that drop-frame time code skips (SMPTE ST 12-1)
 */
record TtmlClock(long frameNumerator, long frameDenominator, long nominalRate, long tickRate, boolean dropFrame) {
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{2,4}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,9})|[:;](\\d{2,3})(?:\\.\\d{1,3})?)?");
    private static final Pattern OFFSET = Pattern.compile("(\\d{1,12})(?:\\.(\\d{1,9}))?(h|ms|m|s|f|t)");
    private static final Pattern RATIO = Pattern.compile("(\\d{1,5})[ :](\\d{1,5})");
    private static final long SECOND = 1_000_000;
    private static final long USUAL_RATE = 30;

    /** From the attributes of {@code tt}, by their local names. */
    static TtmlClock of(Map<String, String> attributes) {
        long rate = number(attributes.get("frameRate"), USUAL_RATE);
        long numerator = rate;
        long denominator = 1;
        Matcher multiplier =
                RATIO.matcher(attributes.getOrDefault("frameRateMultiplier", "").strip());
        if (multiplier.matches()
                && !multiplier.group(1).matches("0+")
                && !multiplier.group(2).matches("0+")) {
            numerator *= Long.parseLong(multiplier.group(1));
            denominator = Long.parseLong(multiplier.group(2));
        }
        boolean rated = attributes.containsKey("frameRate");
        long subFrames = number(attributes.get("subFrameRate"), 1);
        long ticks = number(attributes.get("tickRate"), rated ? rate * subFrames : 1);
        boolean drop = attributes.getOrDefault("timeBase", "media").equals("smpte")
                && attributes.getOrDefault("dropMode", "nonDrop").equals("dropNTSC");
        return new TtmlClock(numerator, denominator, rate, ticks, drop && rate == USUAL_RATE);
    }

    /** Empty where it is no time expression. */
    OptionalLong parse(String expression) {
        String text = expression.strip();
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return clock(clock);
        }
        Matcher offset = OFFSET.matcher(text);
        if (!offset.matches()) {
            return OptionalLong.empty();
        }
        BigDecimal amount =
                new BigDecimal(offset.group(2) == null ? offset.group(1) : offset.group(1) + "." + offset.group(2));
        return switch (offset.group(3)) {
            case "h" -> micros(amount, 3600 * SECOND, 1);
            case "m" -> micros(amount, 60 * SECOND, 1);
            case "s" -> micros(amount, SECOND, 1);
            case "ms" -> micros(amount, 1000, 1);
            case "f" -> micros(amount, SECOND * frameDenominator, frameNumerator);
            default -> micros(amount, SECOND, tickRate);
        };
    }

    private OptionalLong clock(Matcher clock) {
        long minutes = Long.parseLong(clock.group(1)) * 60 + Long.parseLong(clock.group(2));
        long seconds = minutes * 60 + Long.parseLong(clock.group(3));
        if (clock.group(4) != null) {
            return micros(new BigDecimal(seconds + "." + clock.group(4)), SECOND, 1);
        }
        long frames = clock.group(5) == null ? 0 : Long.parseLong(clock.group(5));
        if (dropFrame) {
            long counted = seconds * nominalRate + frames - 2 * (minutes - minutes / 10);
            return micros(BigDecimal.valueOf(counted), SECOND * frameDenominator, frameNumerator);
        }
        OptionalLong past = micros(BigDecimal.valueOf(frames), SECOND * frameDenominator, frameNumerator);
        return past.isEmpty() ? past : OptionalLong.of(seconds * SECOND + past.getAsLong());
    }

    private static OptionalLong micros(BigDecimal amount, long factor, long divisor) {
        BigInteger value = amount.multiply(BigDecimal.valueOf(factor))
                .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_UP)
                .toBigInteger();
        return value.bitLength() < 52 ? OptionalLong.of(value.longValueExact()) : OptionalLong.empty();
    }

    private static long number(@org.jspecify.annotations.Nullable String text, long otherwise) {
        return text != null && text.strip().matches("0{0,3}[1-9]\\d{0,8}") ? Long.parseLong(text.strip()) : otherwise;
    }
}
