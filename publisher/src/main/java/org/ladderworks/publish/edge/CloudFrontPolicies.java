package org.ladderworks.publish.edge;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The parts that a distribution refers to: policies, and how it signs what it asks of a bucket. */
record CloudFrontPolicies(EdgeSettings settings, CloudFrontSettings cloudFront) {
    /**
     * {@code CachePolicyConfig}. What objects say of themselves holds, up to the rule's time; where a store has lost it, the rule's time.
     *
     * @param compressed whether CloudFront may compress what is not stored so (rule 68); segments would be kept twice for it
     */
    ObjectNode cache(CacheRule rule, String what, boolean compressed) {
        long seconds = rule.time().toSeconds();
        ObjectNode config = EdgeJson.object()
                .put("Comment", "%s: %d s".formatted(what, seconds))
                .put("Name", name(what))
                .put("DefaultTTL", seconds)
                .put("MaxTTL", seconds)
                .put("MinTTL", 0);
        ObjectNode key = config.putObject("ParametersInCacheKeyAndForwardedToOrigin");
        key.put("EnableAcceptEncodingGzip", compressed).put("EnableAcceptEncodingBrotli", compressed);
        key.putObject("HeadersConfig").put("HeaderBehavior", "none");
        key.putObject("CookiesConfig").put("CookieBehavior", "none");
        key.putObject("QueryStringsConfig").put("QueryStringBehavior", "none");
        return config;
    }

    /** {@code OriginRequestPolicyConfig}: a bucket answers a preflight only if it is told who asks. */
    ObjectNode originRequest() {
        ObjectNode config = EdgeJson.object()
                .put("Comment", "What a bucket needs to answer CORS, and nothing else")
                .put("Name", name("origin"));
        ObjectNode headers = config.putObject("HeadersConfig").put("HeaderBehavior", "whitelist");
        headers.set(
                "Headers",
                EdgeJson.counted(List.of("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers")));
        config.putObject("CookiesConfig").put("CookieBehavior", "none");
        config.putObject("QueryStringsConfig").put("QueryStringBehavior", "none");
        return config;
    }

    /** {@code ResponseHeadersPolicyConfig}. Signed cookies need a page that is named: browsers send none where {@code *} may ask. */
    ObjectNode responseHeaders() {
        ObjectNode config = EdgeJson.object()
                .put("Comment", "CORS for players, whatever the origin says")
                .put("Name", name("headers"));
        ObjectNode cors = config.putObject("CorsConfig");
        cors.set("AccessControlAllowOrigins", EdgeJson.counted(settings.corsOrigins()));
        cors.set("AccessControlAllowHeaders", EdgeJson.counted(CorsHeaders.ASKED));
        cors.set(
                "AccessControlAllowMethods",
                EdgeJson.counted(Stream.concat(CorsHeaders.METHODS.stream(), Stream.of("OPTIONS"))
                        .toList()));
        cors.put("AccessControlAllowCredentials", cloudFront.unsignedRefused() && !settings.anyPage());
        cors.set(
                "AccessControlExposeHeaders",
                EdgeJson.counted(Stream.concat(CorsHeaders.SEEN_OF_BUCKET.stream(), Stream.of("Age", "X-Cache"))
                        .toList()));
        cors.put("AccessControlMaxAgeSec", CorsHeaders.MAX_AGE).put("OriginOverride", true);
        config.putObject("SecurityHeadersConfig")
                .putObject("ContentTypeOptions")
                .put("Override", true);
        return config;
    }

    /** {@code OriginAccessControlConfig}: the bucket serves this distribution alone. */
    ObjectNode originAccessControl() {
        return EdgeJson.object()
                .put("Name", name("bucket"))
                .put("Description", "Reads the bucket of " + settings.host())
                .put("SigningProtocol", "sigv4")
                .put("SigningBehavior", "always")
                .put("OriginAccessControlOriginType", "s3");
    }

    private String name(String what) {
        return "ladderworks-" + cloudFront.name() + "-" + what.toLowerCase(Locale.ROOT);
    }
}
