package org.ladderworks.engine.source.remote;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;

/**
 * Which bytes of an object an answer holds (RFC 9110, 14.4).
 *
 * @param first of them, counted from 0
 * @param size of the whole object; empty where it is not told
 */
public record ContentRange(long first, OptionalLong size) {
    private static final Pattern FORM = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    /** Empty where the header is not there or malformed. */
    public static Optional<ContentRange> parse(@Nullable String header) {
        Matcher range = FORM.matcher(header == null ? "" : header);
        if (!range.matches()) {
            return Optional.empty();
        }
        OptionalLong size =
                range.group(3).equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(range.group(3)));
        return Optional.of(new ContentRange(Long.parseLong(range.group(1)), size));
    }

    /** What to say of a server that sends other bytes than those from there on. */
    public static SourceException notAsked(RemoteLocation location, long from) {
        return new SourceException(
                ErrorCode.SOURCE_NOT_FETCHED,
                location + " was asked for the bytes from " + from + " on, and sent others",
                "Report it to who runs the server, or copy the file here.");
    }
}
