package org.ladderworks.publish.cdn;

import java.util.regex.Pattern;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;

/**
 * Which addresses a policy allows: {@code *} stands for any characters or none, {@code ?} for exactly one, anywhere behind the
 * scheme (CloudFront Developer Guide, "Values that you specify in the policy statement").
 *
 * @param text at most {@value WebAddress#LONGEST} characters of ASCII without quotes and backslashes, as it stands in JSON as it
 *     is
 */
public record ResourcePattern(String text) {
    private static final Pattern FORM = Pattern.compile("https?://[!$-\\[\\]-~]+");

    /**
     * Checks what CloudFront takes.
     *
     * @throws PublishException where it would refuse every viewer
     */
    public ResourcePattern {
        if (text.length() > WebAddress.LONGEST || !FORM.matcher(text).matches()) {
            throw refused("what is to be allowed is no http or https address, with or without * and ?");
        }
    }

    /** One address, and no other. */
    public static ResourcePattern of(WebAddress address) {
        return new ResourcePattern(address.text());
    }

    boolean hasWildcards() {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** Whether it allows an address; in time that grows with both their lengths at most, whatever they are. */
    public boolean covers(String address) {
        int at = 0;
        int in = 0;
        int star = -1;
        int retry = 0;
        while (in < address.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                retry = in;
            } else if (at < text.length() && (text.charAt(at) == '?' || text.charAt(at) == address.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++retry;
            } else {
                return false;
            }
        }
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        return at == text.length();
    }

    private static PublishException refused(String what) {
        return new PublishException(
                ErrorCode.LINK_IMPOSSIBLE, what, "Give it as in https://cdn.example.com/film/*, percent-encoded.");
    }

    /** As written. */
    @Override
    public String toString() {
        return text;
    }
}
