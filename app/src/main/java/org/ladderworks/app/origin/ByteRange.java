package org.ladderworks.app.origin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Part of a file that a request asks for (RFC 9110, 14.1.2).
 *
 * @param length 0 where the file does not reach so far
 */
record ByteRange(long first, long length) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Empty where all of it is asked for, or what nobody has to answer: several ranges, another unit, rubbish. */
    static Optional<ByteRange> of(Optional<String> header, long size) {
        Matcher range = ONE.matcher(header.orElse("").strip());
        if (!range.matches()) {
            return Optional.empty();
        }
        boolean fromEnd = range.group(1).isEmpty();
        if (fromEnd && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        long first = fromEnd ? Math.max(0, size - Long.parseLong(range.group(2))) : Long.parseLong(range.group(1));
        long last = fromEnd || range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
        if (!fromEnd && last < first && !range.group(2).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(first, Math.max(0, Math.min(last, size - 1) - first + 1)));
    }

    /** As Content-Range tells it. */
    String of(long size) {
        return length == 0 ? "bytes */" + size : "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
