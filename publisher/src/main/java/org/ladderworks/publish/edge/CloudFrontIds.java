package org.ladderworks.publish.edge;

import java.util.regex.Pattern;

/**
 * What CloudFront called the parts of a distribution when they were made: each command that makes one prints its id.
 *
 * @param manifestPolicy cache policy
 * @param mediaPolicy cache policy
 * @param originRequestPolicy what the origin is asked with
 * @param responseHeadersPolicy what pages are told
 * @param originAccessControl of the bucket; not used before other origins
 * @param keyGroup of the keys that sign; not used where unsigned requests are served
 */
public record CloudFrontIds(
        String manifestPolicy,
        String mediaPolicy,
        String originRequestPolicy,
        String responseHeadersPolicy,
        String originAccessControl,
        String keyGroup) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public CloudFrontIds {
        for (String id : new String[] {
            manifestPolicy, mediaPolicy, originRequestPolicy, responseHeadersPolicy, originAccessControl, keyGroup
        }) {
            EdgeText.held("an id of CloudFront", id, ID, "it as CloudFront prints it");
        }
    }

    /** Words in place of ids, for files that are filled in by hand. */
    public static CloudFrontIds toFillIn() {
        return new CloudFrontIds(
                "FILL-IN-id-of-cache-policy-manifests",
                "FILL-IN-id-of-cache-policy-media",
                "FILL-IN-id-of-origin-request-policy",
                "FILL-IN-id-of-response-headers-policy",
                "FILL-IN-id-of-origin-access-control",
                "FILL-IN-id-of-key-group");
    }
}
