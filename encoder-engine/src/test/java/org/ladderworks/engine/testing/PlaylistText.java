package org.ladderworks.engine.testing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads playlists back as a player would, knowing nothing of how they were written. */
public final class PlaylistText {
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Z0-9-]+)=(\"[^\"]*\"|[^\",]*)(,|$)");

    private PlaylistText() {}

    /** The values of every tag of that name, in order. */
    public static List<String> values(String playlist, String tag) {
        return playlist.lines()
                .filter(line -> line.startsWith(tag + ":"))
                .map(line -> line.substring(tag.length() + 1))
                .toList();
    }

    /** The attribute lists of every tag of that name; fails where one does not parse to its end. */
    public static List<Map<String, String>> attributes(String playlist, String tag) {
        return values(playlist, tag).stream().map(PlaylistText::attributes).toList();
    }

    /** Every line that is an address of its own, in order. */
    public static List<String> uris(String playlist) {
        return playlist.lines().filter(line -> !line.startsWith("#")).toList();
    }

    public static List<BigDecimal> extinf(String playlist) {
        return values(playlist, "#EXTINF").stream()
                .map(value -> new BigDecimal(value.substring(0, value.indexOf(','))))
                .toList();
    }

    public static long number(Map<String, String> attributes, String name) {
        return Long.parseLong(text(attributes, name));
    }

    public static String text(Map<String, String> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }

    private static Map<String, String> attributes(String list) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(list);
        int end = 0;
        while (end < list.length() && matcher.find(end) && matcher.start() == end) {
            String value = matcher.group(2);
            attributes.put(matcher.group(1), value.startsWith("\"") ? value.substring(1, value.length() - 1) : value);
            end = matcher.end();
        }
        if (end != list.length()) {
            throw new AssertionError("not an attribute list from " + end + ": " + list);
        }
        return attributes;
    }
}
