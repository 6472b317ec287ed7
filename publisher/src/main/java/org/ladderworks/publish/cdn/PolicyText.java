package org.ladderworks.publish.cdn;

import java.nio.charset.StandardCharsets;

/**
 * Policies as CloudFront wants them: without white space, in this order. A canned one is not sent: CloudFront writes it anew of
 * the address and the time, and its signature holds only where both are equal byte for byte. Pure.
 */
final class PolicyText {
    private PolicyText() {}

    /** Developer Guide, "Create a policy statement for a signed URL that uses a canned policy". */
    static byte[] canned(Grant grant) {
        return statement(grant, "");
    }

    /** Developer Guide, "Create a policy statement for a signed URL that uses a custom policy". */
    static byte[] custom(Grant grant) {
        return statement(
                grant,
                grant.viewers()
                                .map(viewers -> ",\"IpAddress\":{\"AWS:SourceIp\":\"" + viewers + "\"}")
                                .orElse("")
                        + grant.from()
                                .map(from -> ",\"DateGreaterThan\":{\"AWS:EpochTime\":" + from.getEpochSecond() + "}")
                                .orElse(""));
    }

    /** Nothing is to be escaped: {@link ResourcePattern} has neither quotes nor backslashes. */
    private static byte[] statement(Grant grant, String more) {
        return ("{\"Statement\":[{\"Resource\":\"" + grant.resource()
                        + "\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":"
                        + grant.until().getEpochSecond() + "}" + more + "}}]}")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
