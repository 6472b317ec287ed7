package org.ladderworks.publish.edge;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is said of a distribution of CloudFront beside {@link EdgeSettings}.
 *
 * @param name what its policies are called after: letters, digits, - and _
 * @param certificateArn of AWS Certificate Manager, in us-east-1, for the edge's host. Without it the distribution has a host of AWS
 *     alone, and takes TLS 1.0 too
 * @param shieldRegion the region of AWS next to the bucket, through which alone the bucket is asked; without it there is no shield
 * @param unsignedRefused whether requests must be signed by a key of the key group
 */
public record CloudFrontSettings(
        String name, Optional<String> certificateArn, Optional<String> shieldRegion, boolean unsignedRefused) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:acm:us-east-1:\\d{12}:certificate/[A-Za-z0-9-]{1,64}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(?:-[a-z]{2,12}){1,3}-\\d");

    public CloudFrontSettings {
        EdgeText.held("the distribution's name", name, NAME, "up to 64 letters, digits, - and _");
        certificateArn.ifPresent(arn -> EdgeText.held(
                "the certificate's ARN",
                arn,
                ARN,
                "that of a certificate of ACM in us-east-1, as CloudFront wants it"));
        shieldRegion.ifPresent(region ->
                EdgeText.held("the origin shield's region", region, REGION, "a region of AWS such as eu-central-1"));
    }
}
