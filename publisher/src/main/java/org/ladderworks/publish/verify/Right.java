package org.ladderworks.publish.verify;

import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a request for an object of a title shows that it may be made. Whoever has it is let in: it is for no log.
 *
 * @param before what stands between the address of the target's folder and an object's key: empty, or with a slash at its end
 * @param query behind a question mark; empty for none
 * @param cookies as the header {@code Cookie} has them; empty for none
 */
public record Right(String before, String query, String cookies) {
    /** None at all. */
    public static final Right NONE = new Right("", "", "");

    /** In the path. */
    public static Right ofPath(String before) {
        return new Right(before, "", "");
    }

    /** In the query. */
    public static Right ofQuery(Map<String, String> values) {
        return new Right("", joined(values, "&"), "");
    }

    /** In cookies (RFC 6265, 4.2.1). */
    public static Right ofCookies(Map<String, String> values) {
        return new Right("", "", joined(values, "; "));
    }

    private static String joined(Map<String, String> values, String between) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(between));
    }

    URI address(URI base, String key) {
        return URI.create(base + before + key + (query.isEmpty() ? "" : "?" + query));
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "Right";
    }
}
