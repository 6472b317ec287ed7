package org.ladderworks.publish.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Signs a title for an nginx edge that refuses unsigned requests. The token stands in front of the path, so that it leads every
 * relative address of the title's manifests too, and holds for that one title until it expires.
 *
 * <p>It is what {@code secure_link_md5} checks: MD5 with the secret before and behind. MD5 is the only hash that Debian's nginx checks
 * without another module; collisions in it do not help who does not know the secret.
 */
public final class EdgeToken {
    /** Ten digits of seconds, as the edge's pattern has it: until the year 2286. */
    private static final long LAST = 9_999_999_999L;

    private static final int MOST_TITLE = 500;

    private EdgeToken() {}

    /**
     * The path of a title behind a token, with nothing at its end: {@code /master.m3u8} is put there, or any file of the title.
     *
     * @param title its folder below the origin's prefix, as its name is: nothing is decoded
     * @param expires after the beginning of this second the edge refuses it
     */
    public static String path(EdgeSecret secret, String title, Instant expires) {
        return "/" + before(secret, title, expires) + encoded(title);
    }

    /**
     * What stands between the edge's own address and the title's folder, with a slash at its end.
     *
     * @param title as for {@link #path}
     * @param expires as for {@link #path}
     */
    public static String before(EdgeSecret secret, String title, Instant expires) {
        long second = expires.getEpochSecond();
        if (second < 0 || second > LAST) {
            throw EdgeText.invalid("a link cannot expire at " + expires, "Choose a time before the year 2286.");
        }
        List<String> parts = List.of(title.split("/", -1));
        boolean usable = title.length() <= MOST_TITLE
                // The folder of versions ends a title's name.
                && parts.stream()
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals("..") || part.equals("v"))
                && title.chars().noneMatch(c -> c < ' ' || c == 0x7f);
        if (!usable) {
            throw EdgeText.invalid(
                    "a title cannot be signed: " + EdgeText.shown(title),
                    "Give its folder, with no slash at either end and no part v, . or .. in it.");
        }
        return "s/" + token(secret, title, second) + "/" + second + "/";
    }

    private static String token(EdgeSecret secret, String title, long second) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(secret.around(second + "/" + title));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has MD5", e);
        }
    }

    /** RFC 3986, 2.1: all but what is unreserved, and slashes. */
    private static String encoded(String title) {
        StringBuilder text = new StringBuilder();
        for (byte b : title.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
            text.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return text.toString();
    }
}
