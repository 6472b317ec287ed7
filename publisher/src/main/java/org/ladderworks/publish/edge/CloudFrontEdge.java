package org.ladderworks.publish.edge;

import java.util.ArrayList;
import java.util.List;

/**
 * A distribution of CloudFront and its parts, each as the command line of AWS takes it. Names of fields are those of the CloudFront
 * API Reference, 2020-05-31. Pure.
 */
public final class CloudFrontEdge {
    private CloudFrontEdge() {}

    /**
     * The parts first, then the distribution that refers to them by their ids.
     *
     * @param ids {@link CloudFrontIds#toFillIn} until the parts are made
     */
    public static List<EdgeFile> files(
            EdgeSettings settings, CloudFrontSettings cloudFront, CacheRules rules, CloudFrontIds ids) {
        CloudFrontPolicies policies = new CloudFrontPolicies(settings, cloudFront);
        List<EdgeFile> files = new ArrayList<>(List.of(
                new EdgeFile(
                        "cache-policy-manifests.json",
                        EdgeJson.write(policies.cache(rules.of(CacheRule.Kind.MANIFEST), "manifests", true))),
                new EdgeFile(
                        "cache-policy-media.json",
                        EdgeJson.write(policies.cache(rules.of(CacheRule.Kind.MEDIA), "media", false))),
                new EdgeFile("origin-request-policy.json", EdgeJson.write(policies.originRequest())),
                new EdgeFile("response-headers-policy.json", EdgeJson.write(policies.responseHeaders()))));
        if (settings.origin().isBucketOfAws()) {
            files.add(new EdgeFile("origin-access-control.json", EdgeJson.write(policies.originAccessControl())));
        }
        files.add(new EdgeFile(
                "distribution.json", EdgeJson.write(new CloudFrontDistribution(settings, cloudFront, ids).config())));
        return List.copyOf(files);
    }
}
