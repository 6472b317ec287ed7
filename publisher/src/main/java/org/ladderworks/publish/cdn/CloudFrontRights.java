package org.ladderworks.publish.cdn;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.ladderworks.publish.verify.Right;
import org.ladderworks.publish.verify.Rights;
import org.ladderworks.publish.verify.Rights.Wrong;

/** Rights for looking at a title behind CloudFront: one that is good, and those that it has to refuse. Pure but for the clock. */
public final class CloudFrontRights {
    /** Longer than looking takes. */
    private static final Duration GOOD = Duration.ofHours(24);

    /** More than clocks differ by. */
    private static final Duration OVER = Duration.ofHours(1);

    private final SigningKey key;
    private final SigningHash hash;
    private final boolean cookies;

    /** @param cookies whether they are the right, and not what stands in the query */
    public CloudFrontRights(SigningKey key, SigningHash hash, boolean cookies) {
        this.key = key;
        this.hash = hash;
        this.cookies = cookies;
    }

    /**
     * For all of a title.
     *
     * @throws org.ladderworks.engine.error.PublishException where it cannot be signed for, as with cookies for {@code http}
     */
    public Rights of(PublicTitle title, Instant now) {
        Map<String, String> good = parts(title, now, now.plus(GOOD));
        Map<Wrong, Right> bad = new EnumMap<>(Wrong.class);
        bad.put(Wrong.UNSIGNED, Right.NONE);
        bad.put(Wrong.CHANGED, right(with(good, "Signature", changed(good.getOrDefault(name("Signature"), "")))));
        String later = parts(title, now, now.plus(GOOD).plus(GOOD)).getOrDefault(name("Policy"), "");
        bad.put(Wrong.PROLONGED, right(with(good, "Policy", later)));
        bad.put(Wrong.EXPIRED, right(parts(title, now.minus(GOOD), now.minus(OVER))));
        PublicTitle other = new PublicTitle(title.base(), title.path() + "-another");
        bad.put(Wrong.OF_ANOTHER_TITLE, right(parts(other, now, now.plus(GOOD))));
        return new Rights(right(good), bad);
    }

    private Map<String, String> parts(PublicTitle title, Instant now, Instant until) {
        CloudFrontSigner signer = new CloudFrontSigner(key, hash, () -> now);
        Grant grant = Grant.of(title.all(), until);
        if (cookies) {
            return signer.cookies(grant).values();
        }
        String query = new PlaybackLinks(title).hls(signer, grant).query();
        return Arrays.stream(query.split("&", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1], (one, _) -> one, LinkedHashMap::new));
    }

    private Right right(Map<String, String> parts) {
        return cookies ? Right.ofCookies(parts) : Right.ofQuery(parts);
    }

    private Map<String, String> with(Map<String, String> parts, String name, String value) {
        Map<String, String> other = new LinkedHashMap<>(parts);
        other.put(name(name), value);
        return other;
    }

    private String name(String name) {
        return cookies ? "CloudFront-" + name : name;
    }

    /** Inside: the last character may have bits that say nothing, and in the middle of one of ECDSA stands how long its parts are. */
    private static String changed(String signature) {
        int at = signature.length() * 3 / 4;
        return signature.substring(0, at) + (signature.charAt(at) == 'A' ? 'B' : 'A') + signature.substring(at + 1);
    }
}
