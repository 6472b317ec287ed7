package org.ladderworks.publish.edge;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CORS rule of a bucket (S3 API Reference, {@code CORSRule}), without a library of any store.
 *
 * @param maxAgeSeconds for which a browser asks no more
 */
public record CorsRule(
        String id,
        List<String> allowedOrigins,
        List<String> allowedMethods,
        List<String> allowedHeaders,
        List<String> exposedHeaders,
        int maxAgeSeconds) {
    public CorsRule {
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedMethods = List.copyOf(allowedMethods);
        allowedHeaders = List.copyOf(allowedHeaders);
        exposedHeaders = List.copyOf(exposedHeaders);
    }

    ObjectNode json() {
        ObjectNode rule = EdgeJson.object().put("ID", id);
        rule.set("AllowedHeaders", EdgeJson.texts(allowedHeaders));
        rule.set("AllowedMethods", EdgeJson.texts(allowedMethods));
        rule.set("AllowedOrigins", EdgeJson.texts(allowedOrigins));
        rule.set("ExposeHeaders", EdgeJson.texts(exposedHeaders));
        return rule.put("MaxAgeSeconds", maxAgeSeconds);
    }
}
