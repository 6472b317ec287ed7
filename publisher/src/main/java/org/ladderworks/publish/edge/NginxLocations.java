package org.ladderworks.publish.edge;

import java.util.stream.Collectors;
import org.ladderworks.publish.edge.CacheRule.Kind;

/** The cache rules as locations of nginx: each object has exactly one, and what has none is not served. */
final class NginxLocations {
    /** MD5 of the secret, the time, the title, and the secret again: {@link EdgeToken} makes it. */
    static final String SECURE_LINK = """
            secure_link $ladderworks_token,$ladderworks_expires;
            secure_link_md5 "$ladderworks_secret $ladderworks_expires$ladderworks_title $ladderworks_secret";
            """;

    private static final String TOKEN =
            "/s/(?<ladderworks_token>[A-Za-z0-9_-]{22})/(?<ladderworks_expires>[0-9]{1,10})";

    /** A refusal or a miss is asked for again after this: long enough that a crowd does not reach the origin. */
    private static final String REFUSALS = "proxy_cache_valid 403 404 1s;\n";

    /** Who asks. */
    enum Audience {
        PLAYERS,
        /** From the machine itself: what is kept is passed by, and replaced. */
        REFRESH
    }

    private NginxLocations() {}

    static String of(EdgeSettings settings, CacheRules rules, Audience audience) {
        boolean signed = settings.signed() && audience == Audience.PLAYERS;
        return rules.rules().stream()
                .filter(rule -> audience == Audience.PLAYERS || rule.kind() != Kind.RECORD)
                .map(rule -> location(settings, rule, audience, signed))
                .collect(Collectors.joining("\n", "", """

                        location / {
                            return %d;
                        }
                        """.formatted(signed ? 403 : 404)));
    }

    private static String location(EdgeSettings settings, CacheRule rule, Audience audience, boolean signed) {
        String pattern = "^" + (signed ? TOKEN : "") + "(?<ladderworks_title>/.+?)/"
                + rule.kind().pattern() + "$";
        boolean refused = rule.kind() == Kind.RECORD && !settings.recordsShown();
        String inside = refused ? "return 403;\n" : served(settings, rule, audience, signed);
        return "location ~ \"" + pattern + "\" {\n" + inside.indent(4) + "}\n";
    }

    private static String served(EdgeSettings settings, CacheRule rule, Audience audience, boolean signed) {
        return (signed ? check() : "")
                + (audience == Audience.PLAYERS ? "set $ladderworks_rule \"" + rule.cacheControl() + "\";\n" : "")
                // No query reaches the origin, where it could be a command (?acl, ?uploads).
                + "set $args \"\";\n"
                + "rewrite \"^" + (signed ? "/s/[^/]+/[^/]+" : "") + "(/.*)$\" "
                + settings.origin().prefix() + "$1 break;\n"
                + kept(rule, audience)
                + "proxy_pass " + NginxOrigin.address(settings.origin()) + ";\n";
    }

    /** {@code $secure_link}: nothing where the token is wrong, 0 where its time is over. */
    private static String check() {
        return """
                if ($secure_link != 1) {
                    return 403;
                }
                """;
    }

    private static String kept(CacheRule rule, Audience audience) {
        if (rule.kind() == Kind.RECORD) {
            return "proxy_cache off;\n";
        }
        String bypass = audience == Audience.REFRESH ? "proxy_cache_bypass 1;\n" : "";
        String valid = "proxy_cache_valid 200%s %ds;\n%s"
                .formatted(rule.kind() == Kind.MEDIA ? " 206" : "", rule.time().toSeconds(), REFUSALS);
        return valid + bypass + (rule.kind() == Kind.MEDIA ? "slice " + NginxOrigin.SLICE + ";\n" : compression(rule));
    }

    /** What is stored compressed passes as it is, or is unpacked for who cannot (RFC 9110, 12.5.3). */
    private static String compression(CacheRule rule) {
        return """
                gunzip on;
                gzip on;
                gzip_vary on;
                gzip_proxied any;
                gzip_min_length 256;
                gzip_types %s;
                """.formatted(String.join(" ", rule.kind().compressible()));
    }
}
