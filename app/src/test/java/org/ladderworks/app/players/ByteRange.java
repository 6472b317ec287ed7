package org.ladderworks.app.players;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A single byte range of a file (RFC 9110, clause 14.1.2).
 *
 * @param first first byte
 * @param last last byte, inclusive
 */
record ByteRange(long first, long last) {
    private static final Pattern HEADER = Pattern.compile("bytes=(\\d*)-(\\d*)");

    /** Reads a Range header; no header means the whole file, and a range outside the file has a length of 0 or less. */
    static ByteRange of(@Nullable String header, long size) {
        if (header == null) {
            return new ByteRange(0, size - 1);
        }
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches() || header.equals("bytes=-")) {
            return new ByteRange(size, size - 1);
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            return new ByteRange(Math.max(0, size - Long.parseLong(last)), size - 1);
        }
        return new ByteRange(
                Long.parseLong(first), last.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(last)));
    }

    long length() {
        return last - first + 1;
    }
}
