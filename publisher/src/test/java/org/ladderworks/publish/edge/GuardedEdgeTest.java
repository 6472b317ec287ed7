package org.ladderworks.publish.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ladderworks.publish.edge.EdgeRequests.cache;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.testing.Certificates;

/** A real nginx with a certificate, before a store that is found by its name. */
class GuardedEdgeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    @DisplayName("PR-70 players are answered by TLS, and the store's address is asked of the name server")
    void pr70Tls(String protocol) throws Exception {
        Certificates.make(folder, "localhost", "RSA", 2048, "+0d");
        String path = "/film/v/1/1.m4s";
        try (StoreServer store = new StoreServer();
                NameServer names = new NameServer()) {
            store.put("/vod" + path, "bytes".getBytes(StandardCharsets.UTF_8), Map.of());
            EdgeSettings settings = new EdgeSettings(
                    "localhost",
                    new Origin(URI.create("http://store.test:" + store.port()), "/vod", Optional.of(names.address())),
                    Optional.of(new TlsFiles(
                            folder.resolve("localhost.crt").toString(),
                            folder.resolve("localhost.key").toString())),
                    Optional.empty(),
                    64L << 20,
                    List.of("*"),
                    false,
                    RealNginx.machine(folder));
            String listen = settings.machine().listen().getFirst();
            SSLParameters parameters = new SSLParameters();
            parameters.setProtocols(new String[] {protocol});
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(trusting(folder.resolve("localhost.crt")))
                    .sslParameters(parameters)
                    .build();
            try (RealNginx _ = new RealNginx(folder, settings, CacheRules.standard());
                    EdgeRequests players =
                            new EdgeRequests("https://localhost" + listen.substring(listen.lastIndexOf(':')), client)) {
                var first = players.get(path);
                assertThat(first.statusCode()).isEqualTo(200);
                assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(first.sslSession().orElseThrow().getProtocol()).isEqualTo(protocol);
                assertThat(cache(first)).isEqualTo("MISS");
                assertThat(cache(players.get(path))).isEqualTo("HIT");
                assertThat(store.headers().getFirst()).containsEntry("Host", List.of("store.test:" + store.port()));
                assertThat(names.asked()).isPositive();
            }
        }
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "edge", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
