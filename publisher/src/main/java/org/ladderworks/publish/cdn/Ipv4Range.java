package org.ladderworks.publish.cdn;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;

/**
 * The addresses that viewers may come from, as CloudFront takes them: one range of IPv4 (RFC 4632, 3.1). It knows none of IPv6,
 * and a distribution that is restricted so must not be reached by IPv6.
 *
 * @param first address, its bits from the left
 * @param length of the prefix, 0 to 32 bits; no bit of {@code first} is set behind it
 */
public record Ipv4Range(int first, int length) {
    private static final String BYTE = "(0|[1-9][0-9]{0,2})";
    private static final Pattern CIDR =
            Pattern.compile(BYTE + "\\." + BYTE + "\\." + BYTE + "\\." + BYTE + "(?:/(0|[1-9][0-9]?))?");

    /** Checks the bounds. */
    public Ipv4Range {
        if (length < 0 || length > 32) {
            throw refused("a range of IPv4 addresses has a prefix of 0 to 32 bits");
        }
        if ((first & ~mask(length)) != 0) {
            throw refused("%s is an address, not a range: that one begins at %s"
                    .formatted(text(first, length), text(first & mask(length), length)));
        }
    }

    /**
     * Reads {@code 192.0.2.0/24}, or one address.
     *
     * @throws PublishException where it is neither
     */
    public static Ipv4Range parse(String text) {
        Matcher cidr = CIDR.matcher(text);
        if (!cidr.matches()) {
            throw refused("the viewers' addresses are no range of IPv4");
        }
        int address = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(cidr.group(i));
            if (part > 255) {
                throw refused("the viewers' addresses are no range of IPv4");
            }
            address = address << 8 | part;
        }
        return new Ipv4Range(address, cidr.group(5) == null ? 32 : Integer.parseInt(cidr.group(5)));
    }

    private static int mask(int length) {
        return length == 0 ? 0 : -1 << (32 - length);
    }

    private static PublishException refused(String what) {
        return new PublishException(
                ErrorCode.LINK_IMPOSSIBLE,
                what,
                "Give one range such as 192.0.2.0/24, or one address; CloudFront knows none of IPv6.");
    }

    private static String text(int first, int length) {
        return "%d.%d.%d.%d/%d".formatted(first >>> 24, first >>> 16 & 0xFF, first >>> 8 & 0xFF, first & 0xFF, length);
    }

    /** As CloudFront wants it, the prefix always there. */
    @Override
    public String toString() {
        return text(first, length);
    }
}
