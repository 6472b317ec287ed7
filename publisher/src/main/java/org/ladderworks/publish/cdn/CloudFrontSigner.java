package org.ladderworks.publish.cdn;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;

/**
 * Signs what viewers of CloudFront may see. Pure but for the time and the random numbers of ECDSA; thread-safe. The SDK's own
 * {@code CloudFrontUtilities} knows SHA-1 alone, and signs whatever it is given: a test holds this one to it where both can do
 * the same.
 *
 * @param hash SHA-256 unless something on the way knows only SHA-1
 * @param clock of this machine: an end that is past is refused by it
 */
public record CloudFrontSigner(SigningKey key, SigningHash hash, InstantSource clock) {
    /** With the system's clock, and SHA-256. */
    public CloudFrontSigner(SigningKey key) {
        this(key, SigningHash.SHA256, InstantSource.system());
    }

    /**
     * An address that is allowed by what stands in its query. The policy is canned, which makes the address shorter, where the
     * grant is for that address alone, from now on and from anywhere; else it is custom.
     *
     * @throws PublishException where CloudFront would refuse it: the grant has ended, or is not for this address
     */
    public SignedUrl url(WebAddress address, Grant grant) {
        grant.requireAhead(clock.instant());
        if (!grant.resource().covers(address.text())) {
            throw new PublishException(
                    ErrorCode.LINK_IMPOSSIBLE,
                    "what is allowed, " + grant.resource() + ", is not " + address,
                    "Allow what the address is of, with * for more.");
        }
        boolean canned = isSimple(grant) && grant.resource().text().equals(address.text());
        String query = signed(grant, canned).entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
        return new SignedUrl(address, query, grant, canned);
    }

    /**
     * Cookies by which a browser is allowed all of the grant's resource, its address unchanged. The policy is canned where the
     * grant is for one address without {@code ?}, from now on and from anywhere; else it is custom.
     *
     * @throws PublishException where the grant has ended, or is for {@code http}: who listens could take the cookies
     */
    public SignedCookies cookies(Grant grant) {
        grant.requireAhead(clock.instant());
        if (!grant.resource().text().startsWith("https://")) {
            throw new PublishException(
                    ErrorCode.LINK_IMPOSSIBLE,
                    "cookies would be sent in clear to " + grant.resource(),
                    "Publish under https://.");
        }
        boolean canned = isSimple(grant) && !grant.resource().hasWildcards();
        Map<String, String> cookies = new LinkedHashMap<>();
        signed(grant, canned).forEach((name, value) -> cookies.put("CloudFront-" + name, value));
        return new SignedCookies(cookies, grant, canned);
    }

    private static boolean isSimple(Grant grant) {
        return grant.from().isEmpty() && grant.viewers().isEmpty();
    }

    /** In the order of the Developer Guide. */
    private Map<String, String> signed(Grant grant, boolean canned) {
        byte[] policy = canned ? PolicyText.canned(grant) : PolicyText.custom(grant);
        Map<String, String> parts = new LinkedHashMap<>();
        if (canned) {
            parts.put("Expires", Long.toString(grant.until().getEpochSecond()));
        } else {
            parts.put("Policy", EdgeBase64.encode(policy));
        }
        parts.put("Signature", EdgeBase64.encode(key.sign(policy, hash)));
        parts.put("Key-Pair-Id", key.keyPairId());
        if (hash != SigningHash.SHA1) {
            parts.put("Hash-Algorithm", hash.name());
        }
        return parts;
    }
}
