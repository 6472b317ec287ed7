package org.ladderworks.publish.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.testing.Golden;

class NginxFileTest {
    private static final EdgeSettings OPEN = EdgeSettings.open(
            "vod.example.com", new Origin(URI.create("http://192.0.2.10:9000"), "/titles/vod", Optional.empty()));

    @Test
    @DisplayName("PR-71 an edge for everyone keeps manifests for 60 s and media for a year")
    void pr71Open() {
        String text = NginxEdge.file(OPEN, CacheRules.standard()).text();
        Golden.check("edge/nginx-open.conf", text);
        assertThat(text).contains("proxy_cache_valid 200 60s;", "proxy_cache_valid 200 206 31536000s;");
    }

    @Test
    @DisplayName("PR-70 an edge with TLS, a secret, pages that are named, and a bucket as its origin")
    void pr70Guarded() {
        String text = NginxEdge.file(Edges.guarded(), CacheRules.standard()).text();
        Golden.check("edge/nginx-guarded.conf", text);
        assertThat(text).contains("ssl_protocols TLSv1.2 TLSv1.3;").doesNotContain("return 301", "return 302");
    }
}
