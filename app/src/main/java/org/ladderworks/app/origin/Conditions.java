package org.ladderworks.app.origin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a client's copy of a file is worth (RFC 9110, 13). Pure.
 *
 * @param entityTag of the file now, strong, in its quotes
 * @param changed when the file was last written; a date of HTTP has whole seconds
 */
record Conditions(String entityTag, Instant changed) {
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    Conditions {
        changed = changed.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Last-Modified. */
    String date() {
        return DATE.format(changed.atZone(ZoneOffset.UTC));
    }

    /** True where the client wants another version than there is: 412 (13.1.1, 13.1.4). */
    boolean isRefused(Function<String, Optional<String>> header) {
        Optional<String> match = header.apply("If-Match");
        if (match.isPresent()) {
            return !lists(match.get(), false);
        }
        return instant(header.apply("If-Unmodified-Since"))
                .filter(changed::isAfter)
                .isPresent();
    }

    /** True where the client has this version: 304 (13.1.2, 13.1.3). A tag is asked before a date. */
    boolean isKnown(Function<String, Optional<String>> header) {
        Optional<String> none = header.apply("If-None-Match");
        if (none.isPresent()) {
            return lists(none.get(), true);
        }
        return instant(header.apply("If-Modified-Since"))
                .filter(since -> !changed.isAfter(since))
                .isPresent();
    }

    /** True where a range is of use: the client has the rest of this version, or did not say (13.1.5). */
    boolean isContinued(Function<String, Optional<String>> header) {
        return header.apply("If-Range")
                .map(condition -> condition.strip().equals(entityTag)
                        || instant(Optional.of(condition))
                                .filter(changed::equals)
                                .isPresent())
                .orElse(true);
    }

    private boolean lists(String tags, boolean weakly) {
        return tags.strip().equals("*")
                || TAG.matcher(tags)
                        .results()
                        .filter(tag -> weakly || tag.group(1) == null)
                        .map(tag -> tag.group(2))
                        .anyMatch(entityTag::equals);
    }

    /** A date that is none counts as not said (5.6.7; only the form that every client writes today is read). */
    private static Optional<Instant> instant(Optional<String> date) {
        try {
            return date.map(text -> ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
