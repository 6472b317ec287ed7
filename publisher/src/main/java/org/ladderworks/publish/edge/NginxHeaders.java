package org.ladderworks.publish.edge;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an nginx edge says of its answers, to players and to pages of other origins. */
final class NginxHeaders {
    private NginxHeaders() {}

    /** Values that depend on a request; nginx leaves out headers without a value. */
    static String maps(EdgeSettings settings) {
        return (settings.anyPage() ? "" : origins(settings.corsOrigins()))
                + preflight("methods", String.join(", ", CorsHeaders.METHODS))
                + preflight("headers", String.join(", ", CorsHeaders.ASKED))
                + preflight("age", Integer.toString(CorsHeaders.MAX_AGE));
    }

    private static String origins(List<String> allowed) {
        return allowed.stream()
                .map(origin -> "    \"" + origin + "\" $http_origin;\n")
                .collect(Collectors.joining("", "map $http_origin $ladderworks_page {\n", "    default \"\";\n}\n"));
    }

    private static String preflight(String what, String value) {
        return """
                map $request_method $ladderworks_allowed_%s {
                    OPTIONS "%s";
                    default "";
                }
                """.formatted(what, value);
    }

    /** Once for the whole server: a location with headers of its own would lose these. */
    static String answers(EdgeSettings settings) {
        String page = settings.anyPage() ? "*" : "$ladderworks_page";
        String seen = Stream.concat(CorsHeaders.SEEN_OF_BUCKET.stream(), Stream.of("X-Cache-Status"))
                .collect(Collectors.joining(", "));
        return """
                server_tokens off;
                client_max_body_size 1k;
                gzip off;
                set $ladderworks_rule no-store;
                add_header Cache-Control $ladderworks_keep always;
                add_header X-Cache-Status $upstream_cache_status always;
                add_header X-Content-Type-Options nosniff always;
                add_header Access-Control-Allow-Origin "%s" always;
                add_header Access-Control-Expose-Headers "%s" always;
                add_header Access-Control-Allow-Methods $ladderworks_allowed_methods always;
                add_header Access-Control-Allow-Headers $ladderworks_allowed_headers always;
                add_header Access-Control-Max-Age $ladderworks_allowed_age always;
                %sif ($request_method = OPTIONS) {
                    return 204;
                }
                if ($request_method !~ ^(?:GET|HEAD)$) {
                    return 405;
                }
                """.formatted(page, seen, settings.anyPage() ? "" : "add_header Vary Origin always;\n");
    }
}
