package org.ladderworks.publish.s3;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a store said to a PUT.
 *
 * @param tag the header {@code ETag}
 * @param date the header {@code Date}
 * @param body the beginning of it where it is a refusal, else empty
 */
record PutAnswer(int status, Optional<String> tag, Optional<String> date, String body) {
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9._]{1,80})</Code>");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]{1,2000})</Message>");

    boolean isGood() {
        return status / 100 == 2;
    }

    /** Of a refusal (S3 API Reference, "REST error responses"). */
    String code() {
        return first(CODE);
    }

    String message() {
        return first(MESSAGE);
    }

    private String first(Pattern pattern) {
        Matcher found = pattern.matcher(body);
        return found.find() ? found.group(1) : "";
    }
}
