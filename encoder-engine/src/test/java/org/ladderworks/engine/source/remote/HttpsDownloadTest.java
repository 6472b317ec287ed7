package org.ladderworks.engine.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.RealTools;

/** A real server of HTTPS on the loopback address, with a certificate of its own. */
class HttpsDownloadTest {
    private static final byte[] CONTENT = "a whole film".getBytes(StandardCharsets.US_ASCII);
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private final List<Integer> asked = new java.util.concurrent.CopyOnWriteArrayList<>();
    private SSLContext theirs;
    private HttpsServer server;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        theirs = context(folder.resolve("server.p12"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(theirs));
        server.createContext("/", exchange -> {
            asked.add(1);
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("from a server whose certificate is trusted a source is fetched")
    void trusted() throws IOException, GeneralSecurityException {
        SSLContext before = SSLContext.getDefault();
        SSLContext.setDefault(theirs);
        try {
            assertThat(Files.readAllBytes(fetch())).isEqualTo(CONTENT);
        } finally {
            SSLContext.setDefault(before);
        }
    }

    @Test
    @DisplayName("from one that is not trusted nothing is, at the first try, and it is said why")
    void untrusted() {
        assertThatThrownBy(this::fetch).isInstanceOfSatisfying(SourceException.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.SOURCE_NOT_FETCHED);
            assertThat(refused).hasMessageContaining("certificate is refused");
            assertThat(refused.remedy()).contains("keytool");
        });
        assertThat(asked).isEmpty();
    }

    private Path fetch() {
        String address = "https://localhost:" + server.getAddress().getPort() + "/film.mov";
        try (HttpOrigin https = new HttpOrigin()) {
            // A try that is repeated would take a minute.
            return new Downloads(
                            folder, List.of(https), FetchRoom.REFUSING, Duration.ofSeconds(5), Duration.ofMinutes(1))
                    .fetch(
                            RemoteLocation.parse(address, Set.of("https")).orElseThrow(),
                            (_, _) -> {},
                            new Cancellation());
        }
    }

    /** Both sides': it shows the new certificate and trusts it. */
    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        RealTools.run(
                Path.of(System.getProperty("java.home"), "bin", "keytool"),
                List.of(
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString()));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD);
        }
        KeyManagerFactory shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        shown.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
