package org.ladderworks.publish.cdn;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;

/**
 * Where viewers find a title: under a prefix that never changes, whatever version is shown.
 *
 * @param base the address that everything is published under, without a {@code /} at its end
 * @param path of the title behind it, percent-encoded, without a {@code /} at either end
 */
public record PublicTitle(String base, String path) {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._";
    private static final Pattern AUTHORITY = Pattern.compile("(?i)(https?://[^/?#]*)(.*)");
    private static final int LONGEST_TITLE = 512;

    /** Checks that both can stand in an address. */
    public PublicTitle {
        WebAddress _ = new WebAddress(base + "/" + path + "/master.m3u8");
    }

    /**
     * A title as its operator names it.
     *
     * @param base for example {@code https://cdn.example.com/vod}
     * @param title any text without {@code *}, with {@code /} between its parts; what is not unreserved in addresses (RFC 3986,
     *     2.3), and {@code ~}, which CDNs differ about, is percent-encoded
     * @throws PublishException where it could not be asked for, or would lead elsewhere
     */
    public static PublicTitle of(String base, String title) {
        String under = asAsked(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
        if (new WebAddress(under + "/").text().indexOf('?') >= 0) {
            throw refused("the address that titles are published under has a query");
        }
        List<String> parts = Arrays.asList(title.split("/", -1));
        if (title.isEmpty()
                || title.getBytes(StandardCharsets.UTF_8).length > LONGEST_TITLE
                || parts.contains("")
                || parts.contains(".")
                || parts.contains("..")
                || title.indexOf('*') >= 0
                || title.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(title)) {
            throw refused("the title's name cannot stand in an address");
        }
        return new PublicTitle(under, parts.stream().map(PublicTitle::encoded).collect(Collectors.joining("/")));
    }

    /** With the host as browsers send it, and no port where it is the usual one. */
    private static String asAsked(String base) {
        Matcher parts = AUTHORITY.matcher(base);
        if (!parts.matches()) {
            return base;
        }
        String authority = parts.group(1).toLowerCase(Locale.ROOT);
        String usual = authority.startsWith("https:") ? ":443" : ":80";
        return (authority.endsWith(usual) ? authority.substring(0, authority.length() - usual.length()) : authority)
                + parts.group(2);
    }

    private static String encoded(String part) {
        StringBuilder text = new StringBuilder();
        for (byte each : part.getBytes(StandardCharsets.UTF_8)) {
            text.append(
                    UNRESERVED.indexOf(each) >= 0
                            ? Character.toString(each)
                            : String.format(Locale.ROOT, "%%%02X", each));
        }
        return text.toString();
    }

    private static PublishException refused(String what) {
        return new PublishException(
                ErrorCode.LINK_IMPOSSIBLE,
                what,
                "Give an address such as https://cdn.example.com/vod, and a title of at most " + LONGEST_TITLE
                        + " bytes without *, empty parts and parts of dots.");
    }

    /** Of one of its files. */
    public WebAddress address(String file) {
        return new WebAddress(prefix() + file);
    }

    /** All that is of it, in every version. */
    public ResourcePattern all() {
        return new ResourcePattern(prefix() + "*");
    }

    /** The address that all of its files begin with, {@code /} at the end. */
    public String prefix() {
        return base + "/" + path + "/";
    }

    /** The same without the host, as CDNs and cookies name it. */
    public String pathPrefix() {
        return URI.create(prefix()).getRawPath();
    }
}
