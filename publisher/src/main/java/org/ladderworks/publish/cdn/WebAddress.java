package org.ladderworks.publish.cdn;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;

/**
 * The address of one object as its viewers ask for it, taken letter by letter: what is signed must be what is asked for.
 *
 * @param text at most {@value #LONGEST} characters of ASCII, percent-encoded where RFC 3986 wants it
 */
public record WebAddress(String text) {
    /** With policy and signature it is then within the 8,192 characters that CloudFront takes. */
    static final int LONGEST = 2048;

    /** Parameters that CloudFront reads and takes away (Developer Guide, "Use signed URLs"). */
    private static final Set<String> RESERVED =
            Set.of("Expires", "Policy", "Signature", "Key-Pair-Id", "Hash-Algorithm");

    /**
     * Checks what can be signed and asked for.
     *
     * @throws PublishException where it is no absolute http or https address of an object, or is signed already
     */
    public WebAddress {
        if (text.length() > LONGEST) {
            throw refused("an address for viewers has more than " + LONGEST + " characters");
        }
        URI uri = uri(text);
        String host = Optional.ofNullable(uri.getHost()).orElse("");
        if (!(text.startsWith("http://") || text.startsWith("https://"))
                || host.isEmpty()
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null
                || Optional.ofNullable(uri.getRawPath()).orElse("").isEmpty()) {
            throw refused("an address for viewers is no http or https address of an object");
        }
        if (!host.equals(host.toLowerCase(Locale.ROOT))
                || uri.getPort() == (text.startsWith("https:") ? 443 : 80)
                || Stream.of(uri.getRawPath().split("/", -1))
                        .anyMatch(part -> DOTS.matcher(part).matches())) {
            // A browser would ask for another one, and a signature of this one would not hold.
            throw refused(
                    "an address for viewers has capital letters in its host, a port that says nothing, or parts of dots");
        }
        if (text.indexOf('*') >= 0) {
            // In what is signed it would stand for anything.
            throw refused("an address for viewers has a * in it");
        }
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        if (Stream.of(query.split("&", -1)).map(each -> each.split("=", 2)[0]).anyMatch(RESERVED::contains)) {
            throw refused(
                    "an address for viewers is signed already, or has a parameter that CloudFront keeps for itself");
        }
    }

    /** As browsers read them (URL Standard, 4.1). */
    private static final Pattern DOTS = Pattern.compile("(?i)(?:\\.|%2e){1,2}");

    private static URI uri(String text) {
        if (!text.chars().allMatch(each -> each > ' ' && each < 0x7F)) {
            throw refused("an address for viewers has characters that must be percent-encoded");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // No cause: it repeats the address, which may be signed.
            throw refused("an address for viewers is malformed");
        }
    }

    private static PublishException refused(String what) {
        return new PublishException(
                ErrorCode.LINK_IMPOSSIBLE,
                what,
                "Give it as a browser asks for it, for example https://cdn.example.com/film/master.m3u8.");
    }

    /** The same with more parameters in its query. */
    String with(String parameters) {
        return text + (text.indexOf('?') < 0 ? "?" : "&") + parameters;
    }

    /** As written. */
    @Override
    public String toString() {
        return text;
    }
}
