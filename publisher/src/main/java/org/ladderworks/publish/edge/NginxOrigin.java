package org.ladderworks.publish.edge;

/** How an nginx edge asks its origin, and keeps what it is told. */
final class NginxOrigin {
    /** Of one slice; a multiple of what a disk reads at once, and small beside a segment. */
    static final String SLICE = "1m";

    private NginxOrigin() {}

    /** Connections that stay open; not where the origin's addresses are to be found again and again. */
    static String upstream(Origin origin) {
        return origin.resolver().isPresent() ? "" : """

                # Found once, when nginx starts.
                upstream ladderworks_origin {
                    server %s:%d;
                    keepalive 32;
                }
                """.formatted(origin.host(), origin.port());
    }

    /** The address that locations pass requests to; with no path, so that the one they rewrote is sent, encoded again. */
    static String address(Origin origin) {
        return (origin.isTls() ? "https://" : "http://")
                + (origin.resolver().isPresent() ? "$ladderworks_origin" : "ladderworks_origin");
    }

    /** Once for a whole server. Nothing that a player sends reaches the origin but what it asks for. */
    static String proxy(Origin origin) {
        return """
                %s%sproxy_http_version 1.1;
                proxy_pass_request_headers off;
                proxy_pass_request_body off;
                proxy_set_header Host %s;
                proxy_set_header Connection "";
                proxy_set_header Content-Length "";
                proxy_set_header Range $slice_range;
                proxy_connect_timeout 5s;
                proxy_read_timeout 30s;
                proxy_send_timeout 30s;

                proxy_cache ladderworks;
                # Neither what signs a request nor its query: all players share what is kept.
                proxy_cache_key $uri$slice_range;
                proxy_cache_lock on;
                proxy_cache_lock_timeout 30s;
                proxy_cache_lock_age 30s;
                proxy_cache_revalidate on;
                # No background update: a title that is seldom asked for would be shown long after it was replaced.
                proxy_cache_use_stale error timeout invalid_header updating http_429 http_500 http_502 http_503 http_504;
                # How long what is kept is said here alone.
                proxy_ignore_headers Cache-Control Expires X-Accel-Expires Set-Cookie Vary;
                %s
                # A player is never sent elsewhere.
                proxy_intercept_errors on;
                error_page 301 302 303 307 308 =502 @elsewhere;
                location @elsewhere {
                    return 502;
                }
                """.formatted(resolver(origin), tls(origin), origin.authority(), hidden());
    }

    private static String resolver(Origin origin) {
        return origin.resolver()
                .map(server -> """
                        resolver %s;
                        set $ladderworks_origin "%s:%d";
                        """.formatted(server, origin.host(), origin.port()))
                .orElse("");
    }

    private static String tls(Origin origin) {
        return origin.isTls() ? """
                proxy_ssl_server_name on;
                proxy_ssl_name %s;
                proxy_ssl_verify on;
                proxy_ssl_verify_depth 4;
                proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;
                proxy_ssl_protocols TLSv1.2 TLSv1.3;
                """.formatted(origin.host()) : "";
    }

    /** What a store says of itself, and what is said here instead. */
    private static String hidden() {
        StringBuilder text = new StringBuilder();
        for (String header : new String[] {
            "Cache-Control",
            "Expires",
            "Set-Cookie",
            "Vary",
            "Access-Control-Allow-Origin",
            "Access-Control-Allow-Methods",
            "Access-Control-Allow-Headers",
            "Access-Control-Allow-Credentials",
            "Access-Control-Expose-Headers",
            "Access-Control-Max-Age",
            "X-Cache-Status",
            "X-Content-Type-Options",
            "x-amz-id-2",
            "x-amz-request-id",
            "x-amz-version-id",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-aws-kms-key-id",
            "x-amz-replication-status"
        }) {
            text.append("proxy_hide_header ").append(header).append(";\n");
        }
        return text.toString();
    }
}
