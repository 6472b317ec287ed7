package org.ladderworks.publish.cdn;

import java.util.Base64;

/**
 * Base64 with an alphabet of CloudFront's own, for what stands in addresses and cookies: {@code -} for {@code +}, {@code _} for
 * {@code =}, {@code ~} for {@code /} (Developer Guide, "Create a signed URL using a custom policy"). It is not that of RFC 4648, 5.
 */
final class EdgeBase64 {
    private EdgeBase64() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder()
                .encodeToString(bytes)
                .replace('+', '-')
                .replace('=', '_')
                .replace('/', '~');
    }
}
