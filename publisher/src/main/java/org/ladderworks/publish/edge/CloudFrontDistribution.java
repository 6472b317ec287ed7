package org.ladderworks.publish.edge;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code DistributionConfig}: the origin, and a behaviour for each cache rule. */
record CloudFrontDistribution(EdgeSettings settings, CloudFrontSettings cloudFront, CloudFrontIds ids) {
    private static final String ORIGIN = "ladderworks-origin";

    /** AWS's own policy CachingDisabled (CloudFront Developer Guide, "Use managed cache policies"). */
    private static final String NEVER_CACHED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

    ObjectNode config() {
        ObjectNode config = EdgeJson.object()
                // The same file twice makes one distribution.
                .put("CallerReference", "ladderworks-" + cloudFront.name())
                .put("Comment", "Ladderworks: " + settings.host())
                .put("Enabled", true)
                .put("IsIPV6Enabled", true)
                .put("HttpVersion", "http2and3")
                .put("PriceClass", "PriceClass_All")
                .put("DefaultRootObject", "");
        config.set(
                "Aliases",
                EdgeJson.counted(cloudFront.certificateArn().isPresent() ? List.of(settings.host()) : List.of()));
        config.set("ViewerCertificate", certificate());
        ObjectNode origins = config.putObject("Origins").put("Quantity", 1);
        origins.putArray("Items").add(origin());
        // What no rule names is never kept; the bucket's policy refuses what edges do not serve.
        config.set("DefaultCacheBehavior", behaviour(NEVER_CACHED, false));
        List<ObjectNode> behaviours = Stream.of(
                        path("*.m3u8", ids.manifestPolicy(), true),
                        path("*.mpd", ids.manifestPolicy(), true),
                        path("*/v/*", ids.mediaPolicy(), false))
                .toList();
        ObjectNode listed = config.putObject("CacheBehaviors").put("Quantity", behaviours.size());
        listed.putArray("Items").addAll(behaviours);
        config.set("CustomErrorResponses", errors());
        config.putObject("Logging")
                .put("Enabled", false)
                .put("IncludeCookies", false)
                .put("Bucket", "")
                .put("Prefix", "");
        config.putObject("Restrictions")
                .putObject("GeoRestriction")
                .put("RestrictionType", "none")
                .put("Quantity", 0);
        return config.put("WebACLId", "");
    }

    private ObjectNode certificate() {
        return cloudFront
                .certificateArn()
                .map(arn -> EdgeJson.object()
                        .put("ACMCertificateArn", arn)
                        .put("SSLSupportMethod", "sni-only")
                        .put("MinimumProtocolVersion", "TLSv1.2_2021"))
                // With a host of AWS nothing else can be chosen.
                .orElseGet(() -> EdgeJson.object().put("CloudFrontDefaultCertificate", true));
    }

    private ObjectNode origin() {
        Origin origin = settings.origin();
        ObjectNode item = EdgeJson.object()
                .put("Id", ORIGIN)
                .put("DomainName", origin.host())
                .put("OriginPath", origin.prefix())
                .put("ConnectionAttempts", 3)
                .put("ConnectionTimeout", 5);
        item.putObject("CustomHeaders").put("Quantity", 0);
        ObjectNode shield = item.putObject("OriginShield")
                .put("Enabled", cloudFront.shieldRegion().isPresent());
        cloudFront.shieldRegion().ifPresent(region -> shield.put("OriginShieldRegion", region));
        if (origin.isBucketOfAws()) {
            // Empty: what came before origin access control.
            item.putObject("S3OriginConfig").put("OriginAccessIdentity", "");
            return item.put("OriginAccessControlId", ids.originAccessControl());
        }
        ObjectNode custom = item.putObject("CustomOriginConfig")
                .put("HTTPPort", origin.isTls() ? 80 : origin.port())
                .put("HTTPSPort", origin.isTls() ? origin.port() : 443)
                .put("OriginProtocolPolicy", origin.isTls() ? "https-only" : "http-only")
                .put("OriginReadTimeout", 30)
                .put("OriginKeepaliveTimeout", 30);
        custom.set("OriginSslProtocols", EdgeJson.counted(List.of("TLSv1.2")));
        return item;
    }

    private ObjectNode path(String pattern, String policy, boolean compressed) {
        ObjectNode behaviour = EdgeJson.object().put("PathPattern", pattern);
        behaviour.setAll(behaviour(policy, compressed));
        return behaviour;
    }

    private ObjectNode behaviour(String policy, boolean compressed) {
        ObjectNode behaviour = EdgeJson.object()
                .put("TargetOriginId", ORIGIN)
                // Refused, not led elsewhere: rule 70.
                .put("ViewerProtocolPolicy", "https-only")
                .put("Compress", compressed)
                .put("CachePolicyId", policy)
                .put("OriginRequestPolicyId", ids.originRequestPolicy())
                .put("ResponseHeadersPolicyId", ids.responseHeadersPolicy());
        ObjectNode methods = EdgeJson.counted(List.of("GET", "HEAD", "OPTIONS"));
        methods.set("CachedMethods", EdgeJson.counted(List.of("GET", "HEAD")));
        behaviour.set("AllowedMethods", methods);
        ObjectNode signers = EdgeJson.counted(cloudFront.unsignedRefused() ? List.of(ids.keyGroup()) : List.of());
        behaviour.set("TrustedKeyGroups", signers.put("Enabled", cloudFront.unsignedRefused()));
        return behaviour;
    }

    /** What is refused or missing now may be there in a moment; CloudFront would keep it for ten seconds. */
    private static ObjectNode errors() {
        List<Integer> codes = List.of(403, 404, 500, 502, 503, 504);
        ObjectNode errors = EdgeJson.object().put("Quantity", codes.size());
        ArrayNode items = errors.putArray("Items");
        codes.forEach(code -> items.addObject().put("ErrorCode", code).put("ErrorCachingMinTTL", 1));
        return errors;
    }
}
