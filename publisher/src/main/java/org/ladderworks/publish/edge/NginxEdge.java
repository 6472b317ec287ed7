package org.ladderworks.publish.edge;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An edge of Debian's nginx (1.22, package {@code nginx-light}): one file for {@code /etc/nginx/conf.d}. Directives are those of the
 * modules http_proxy, http_slice, http_secure_link, http_gzip, http_gunzip, http_map and http_headers. Pure.
 */
public final class NginxEdge {
    static final String FILE = "ladderworks-edge.conf";

    /** On average more than this is kept under one key, and 8000 keys take a megabyte of memory (proxy_cache_path). */
    private static final long BYTES_OF_A_KEY = 256 << 10;

    private static final long KEYS_OF_A_MEGABYTE = 8000;

    private NginxEdge() {}

    /** The file, without any secret. */
    public static EdgeFile file(EdgeSettings settings, CacheRules rules) {
        return new EdgeFile(FILE, head(settings) + "\n" + players(settings, rules) + "\n" + refresh(settings, rules));
    }

    private static String head(EdgeSettings settings) {
        EdgeMachine machine = settings.machine();
        return """
                # The edge %s. Made by Ladderworks: make it anew instead of changing it.
                # One such file for each nginx, in /etc/nginx/conf.d.

                %sproxy_cache_path %s levels=1:2 keys_zone=ladderworks:%dm max_size=%dm inactive=30d use_temp_path=off;

                # Without what signs a request: $uri has lost it by then.
                log_format ladderworks '$remote_addr [$time_iso8601] $request_method "$uri" $status $body_bytes_sent '
                    '"$http_range" $upstream_cache_status $request_time';

                # What is refused or missing now may be there in a moment.
                map $status $ladderworks_keep {
                    ~^(?:2|304) $ladderworks_rule;
                    default no-store;
                }

                %s%s""".formatted(
                settings.host(),
                settings.secretFile().map(file -> "include " + file + ";\n\n").orElse(""),
                machine.cacheFolder(),
                Math.clamp(settings.cacheBytes() / BYTES_OF_A_KEY / KEYS_OF_A_MEGABYTE, 10, 4096),
                settings.cacheBytes() >> 20,
                NginxHeaders.maps(settings),
                NginxOrigin.upstream(settings.origin()));
    }

    private static String players(EdgeSettings settings, CacheRules rules) {
        String tls = settings.tls().isPresent() ? " ssl http2" : "";
        String listen = settings.machine().listen().stream()
                .map(address -> "listen " + address + tls + ";\n")
                .collect(Collectors.joining());
        return server(List.of(
                listen + "server_name " + settings.host() + ";\n" + "access_log "
                        + settings.machine().logFile() + " ladderworks;\n",
                settings.tls().map(NginxEdge::tls).orElse(""),
                settings.signed() ? NginxLocations.SECURE_LINK : "",
                NginxHeaders.answers(settings),
                NginxOrigin.proxy(settings.origin()),
                NginxLocations.of(settings, rules, NginxLocations.Audience.PLAYERS)));
    }

    /** Who is on the machine may have the cache fetch again, which is what a purge is for. */
    private static String refresh(EdgeSettings settings, CacheRules rules) {
        return "# Has the cache fetch again: curl http://127.0.0.1:%d/TITLE/master.m3u8\n"
                        .formatted(settings.machine().refreshPort())
                + server(List.of(
                        "listen 127.0.0.1:" + settings.machine().refreshPort() + ";\n"
                                + "access_log " + settings.machine().logFile() + " ladderworks;\n"
                                + "add_header X-Cache-Status $upstream_cache_status always;\n",
                        NginxOrigin.proxy(settings.origin()),
                        NginxLocations.of(settings, rules, NginxLocations.Audience.REFRESH)));
    }

    private static String server(List<String> parts) {
        return parts.stream()
                .filter(part -> !part.isEmpty())
                .map(part -> part.indent(4).replaceAll("(?m)^ +$", ""))
                .collect(Collectors.joining("\n", "server {\n", "}\n"));
    }

    private static String tls(TlsFiles files) {
        return """
                # RFC 9325, 3.1.1 and 4.2. Where other servers share the port, the first of them decides on protocols.
                ssl_certificate %s;
                ssl_certificate_key %s;
                ssl_protocols TLSv1.2 TLSv1.3;
                ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20;
                ssl_prefer_server_ciphers off;
                ssl_session_cache shared:ladderworks_tls:10m;
                ssl_session_timeout 1d;
                ssl_session_tickets off;
                """.formatted(files.certificate(), files.key());
    }
}
