package org.ladderworks.publish.edge;

import java.util.List;
import java.util.regex.Pattern;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;

/**
 * What may be written into a configuration. Whatever could end a directive or begin a variable there is refused: each text is held to
 * the few characters that its kind needs.
 */
final class EdgeText {
    private static final int MOST = 500;
    private static final int MOST_ORIGINS = 50;

    /** RFC 1123, 2.1. */
    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    /** As Unix has it, and nothing that a configuration reads in another way. */
    private static final Pattern FILE = Pattern.compile("(?:/(?!\\.\\.?(?:/|$))[A-Za-z0-9._@+-]+)+");

    private static final Pattern PREFIX = Pattern.compile("(?:/(?!\\.\\.?(?:/|$))[A-Za-z0-9._~-]+)*");

    private static final Pattern LISTEN =
            Pattern.compile("(?:(?:\\d{1,3}\\.){3}\\d{1,3}:|\\[[0-9A-Fa-f:]{2,39}\\]:)?(\\d{1,5})");

    private static final Pattern RESOLVER =
            Pattern.compile("(?:(?:\\d{1,3}\\.){3}\\d{1,3}|\\[[0-9A-Fa-f:]{2,39}\\])(?::(\\d{1,5}))?");

    /** RFC 6454, 6.2: scheme, host and perhaps a port, without a path. */
    private static final Pattern WEB_ORIGIN =
            Pattern.compile("https?://[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})(?::\\d{1,5})?");

    private EdgeText() {}

    static String host(String what, String text) {
        return held(what, text, HOST, "a host name such as vod.example.com");
    }

    static String file(String what, String text) {
        return held(what, text, FILE, "an absolute path of the edge's machine, of letters, digits and . _ @ + -");
    }

    static String prefix(String what, String text) {
        return held(
                what, text, PREFIX, "empty, or a path such as /vod: with a slash at its beginning and none at its end");
    }

    static String webOrigin(String text) {
        return text.equals("*")
                ? text
                : held("the CORS origin", text, WEB_ORIGIN, "an origin such as https://www.example.com, or * alone");
    }

    /** Pages that may play. */
    static List<String> webOrigins(List<String> origins) {
        origins.forEach(EdgeText::webOrigin);
        if (origins.isEmpty() || origins.size() > MOST_ORIGINS) {
            throw invalid(
                    origins.size() + " CORS origins cannot be used", "Give 1 to " + MOST_ORIGINS + ", or * alone.");
        }
        if (origins.contains("*") && origins.size() > 1) {
            throw invalid("* stands beside other CORS origins", "Give * alone, or leave it out.");
        }
        return List.copyOf(origins);
    }

    static String listen(String text) {
        var matcher = LISTEN.matcher(held("the address to listen on", text, LISTEN, "such as 443 or [::]:443"));
        port("the port to listen on", matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0);
        return text;
    }

    static String resolver(String text) {
        return held("the resolver", text, RESOLVER, "the address of a name server, such as 127.0.0.53");
    }

    static int port(String what, int port) {
        if (port < 1 || port > 65_535) {
            throw invalid(what + " is " + port, "Choose one from 1 to 65535.");
        }
        return port;
    }

    /** A text of a form that another service defines, such as the name of one of its things. */
    static String held(String what, String text, Pattern form, String example) {
        if (text.length() > MOST || !form.matcher(text).matches()) {
            throw invalid(what + " cannot be used: " + shown(text), "Give " + example + ".");
        }
        return text;
    }

    static PublishException invalid(String what, String remedy) {
        return new PublishException(ErrorCode.EDGE_SETTINGS_INVALID, what, remedy);
    }

    /** For messages: short, and without what a terminal would obey. */
    static String shown(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return "\"" + (plain.length() > 80 ? plain.substring(0, 80) + "..." : plain) + "\"";
    }
}
