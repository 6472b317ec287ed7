package org.ladderworks.publish.release;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The multivariant playlist of a title: that of a version, with its relative addresses led into the version. Pure. */
final class EntrancePlaylist {
    /** An attribute of a tag's list (RFC 8216bis, 4.2): quoted values hold no quotes. */
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Z0-9-]+)=(\"[^\"]*\"|[^,\"]*)");

    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*|/.*");

    private EntrancePlaylist() {}

    /**
     * The same playlist for a place that a relative reference leads in from.
     *
     * @param lead ends with a slash
     */
    static String of(String playlist, String lead) {
        return playlist.lines().map(line -> line(line, lead) + "\n").collect(Collectors.joining());
    }

    private static String line(String line, String lead) {
        if (line.startsWith("#EXT")) {
            return tag(line, lead);
        }
        return line.isBlank() || line.startsWith("#") ? line : led(line, lead);
    }

    private static String tag(String line, String lead) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            return line;
        }
        Matcher attribute = ATTRIBUTE.matcher(line).region(colon + 1, line.length());
        StringBuilder text = new StringBuilder(line.substring(0, colon + 1));
        int end = colon + 1;
        while (attribute.find()) {
            text.append(line, end, attribute.start());
            String value = attribute.group(2);
            boolean address = attribute.group(1).equals("URI") && value.length() > 2;
            text.append(attribute.group(1)).append('=').append(address ? quoted(value, lead) : value);
            end = attribute.end();
        }
        return text.append(line.substring(end)).toString();
    }

    private static String quoted(String value, String lead) {
        return '"' + led(value.substring(1, value.length() - 1), lead) + '"';
    }

    private static String led(String address, String lead) {
        return ABSOLUTE.matcher(address).matches() ? address : lead + address;
    }
}
