package org.ladderworks.publish.cdn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cookies by which whoever has them may see what the grant allows: for the server that lets viewers in to send, and for no log.
 *
 * @param values by their names, which begin with {@code CloudFront-}
 * @param canned whether the policy is CloudFront's own form for one address
 */
public record SignedCookies(Map<String, String> values, Grant grant, boolean canned) {
    /** Takes a copy. */
    public SignedCookies {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The values of {@code Set-Cookie} headers, one a cookie (RFC 6265, 4.1). They last while the browser runs. */
    public List<String> setCookie(CookieScope scope) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue() + scope.attributes())
                .toList();
    }

    /** Without what makes them valid. */
    @Override
    public String toString() {
        return "SignedCookies[" + grant.resource() + ", until " + grant.until() + "]";
    }
}
