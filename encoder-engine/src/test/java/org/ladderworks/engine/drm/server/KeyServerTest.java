package org.ladderworks.engine.drm.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.AnsweringServer;
import org.ladderworks.engine.testing.AnsweringServer.Behaviour;
import org.ladderworks.engine.testing.Leaks;

/** A key server is asked with patience, within bounds, and nowhere else. */
class KeyServerTest {
    private static final Patience SHORT =
            new Patience(Duration.ofMillis(700), Duration.ofMillis(5), Duration.ofSeconds(2), 4);
    private static final String SECRET = "DoNotTellThisToAnyone";
    private static final Behaviour USUAL = AnsweringServer.document(asked -> "answer to " + asked.body());

    @TempDir
    Path folder;

    private final AnsweringServer server = new AnsweringServer(USUAL);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    @DisplayName("a document is sent with its type, its headers and the credential, and its answer comes back")
    void posted() throws IOException {
        Path file = folder.resolve("secret");
        Files.writeString(file, SECRET + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        List<Credential> credentials = List.of(
                new Credential.Basic("studio", new SecretText.InFile(file)),
                new Credential.Header(
                        "X-Api-Key", new SecretText.InEnvironment("KEY", Map.of("KEY", "token " + SECRET))));
        KeyServer asked = new KeyServer(address("/keys?customer=" + SECRET), credentials, SHORT);
        try (KeyAnswer answer = post(asked)) {
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("answer to <a/>");
        }
        AnsweringServer.Asked got = server.asked().getFirst();
        assertThat(got.method() + " " + got.target()).isEqualTo("POST /keys?customer=" + SECRET);
        assertThat(got.headers().getFirst("Content-Type")).isEqualTo("application/xml");
        assertThat(got.headers().getFirst("X-Version")).isEqualTo("2.0");
        assertThat(got.headers().getFirst("X-Api-Key")).isEqualTo("token " + SECRET);
        assertThat(got.headers().getFirst("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder().encodeToString(("studio:" + SECRET).getBytes(StandardCharsets.US_ASCII)));
        Leaks.assertNone(
                asked + " " + credentials + " " + address("/keys?customer=" + SECRET),
                List.of(SECRET.getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest(name = "{0} is {1} after {2}")
    @CsvSource({
        "400, KEY_SERVER_REFUSED, 1",
        "401, KEY_SERVER_REFUSED, 1",
        "403, KEY_SERVER_REFUSED, 1",
        "404, KEY_SERVER_REFUSED, 1",
        "301, KEY_SERVER_REFUSED, 1",
        "302, KEY_SERVER_REFUSED, 1",
        "307, KEY_SERVER_REFUSED, 1",
        "308, KEY_SERVER_REFUSED, 1",
        "204, KEY_ANSWER_UNUSABLE, 1",
        "501, KEY_SERVER_REFUSED, 1",
        "429, KEY_SERVER_UNREACHABLE, 4",
        "500, KEY_SERVER_UNREACHABLE, 4",
        "503, KEY_SERVER_UNREACHABLE, 4"
    })
    @DisplayName("what a server refuses is told by its status and not in its words; a server in trouble is asked again")
    void refusals(int status, ErrorCode code, int times) {
        server.answers(AnsweringServer.status(status, status == 204 ? "" : SECRET, "Location", server.at("/other")));
        fails(server(), code, Integer.toString(status));
        assertThat(server.asked())
                .hasSize(times)
                .allMatch(asked -> asked.target().equals("/keys"));
    }

    @Test
    @DisplayName("trouble that passes is not told")
    void passingTrouble() {
        server.answers(3, AnsweringServer.status(500, SECRET));
        post(server()).close();
        assertThat(server.asked()).hasSize(4);
        server.answers(1, AnsweringServer.cut());
        post(server()).close();
    }

    @Test
    @DisplayName("a server that asks for time gets it, but not for ever")
    void retryAfter() {
        server.answers(1, AnsweringServer.status(429, "", "Retry-After", "1"));
        long begun = System.nanoTime();
        post(server()).close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(950));
        server.answers(AnsweringServer.status(429, "", "Retry-After", "3600"));
        int before = server.asked().size();
        fails(server(), ErrorCode.KEY_SERVER_UNREACHABLE, "3600 s");
        assertThat(server.asked()).hasSize(before + 1);
    }

    @Test
    @DisplayName("Retry-After is so many seconds or a time")
    void retryAfterForms() {
        Instant now = Instant.parse("2026-11-21T08:00:00Z");
        assertThat(RetryAfter.parse("120", now)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.parse("Sat, 21 Nov 2026 08:00:30 GMT", now)).contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("Sat, 21 Nov 2026 07:00:30 GMT", now)).contains(Duration.ZERO);
        for (String rubbish : List.of("", "-1", "soon", "9999999999999")) {
            assertThat(RetryAfter.parse(rubbish, now)).isEmpty();
        }
    }

    @Test
    @DisplayName("an answer that does not come, or does not end, is given up")
    void standing() {
        server.answers(AnsweringServer.silent(60_000));
        fails(server(), ErrorCode.KEY_SERVER_UNREACHABLE, "in time");
        assertThat(server.asked()).hasSize(4);
        server.answers(AnsweringServer.cut());
        fails(server(), ErrorCode.KEY_SERVER_UNREACHABLE, "broke");
        server.answers(AnsweringServer.endless(64 << 20));
        int before = server.asked().size();
        fails(server(), ErrorCode.KEY_ANSWER_UNUSABLE, "4 MB");
        assertThat(server.asked()).hasSize(before + 1);
    }

    @Test
    @DisplayName("cancelling takes effect at once, while it is waited for an answer or before another try")
    void cancelled() {
        server.answers(AnsweringServer.silent(60_000));
        Patience patient = new Patience(Duration.ofSeconds(50), Duration.ofSeconds(50), Duration.ofSeconds(50), 3);
        cancelledSoon(new KeyServer(address("/keys"), List.of(), patient));
        server.answers(AnsweringServer.status(503, ""));
        cancelledSoon(new KeyServer(address("/keys"), List.of(), patient));
        server.answers(AnsweringServer.status(503, "", "Retry-After", "40"));
        cancelledSoon(new KeyServer(address("/keys"), List.of(), patient));
    }

    private static void cancelledSoon(KeyServer asked) {
        Cancellation cancellation = new Cancellation();
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            cancellation.cancel();
        });
        long begun = System.nanoTime();
        assertThatThrownBy(() -> asked.post(new byte[1], "text/plain", Map.of(), cancellation))
                .isInstanceOf(CancellationException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:9/keys, nothing answers",
        "https://no-such-server.invalid/keys, no server of that name"
    })
    @DisplayName("a server that is not there is told in words")
    void noServer(String address, String words) {
        fails(
                new KeyServer(KeyServerAddress.of(address, false), List.of(), SHORT),
                ErrorCode.KEY_SERVER_UNREACHABLE,
                words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://keys.example.org/a",
                "https://user:DoNotTellThisToAnyone@keys.example.org/",
                "ftp://keys.example.org/",
                "file:///etc/passwd",
                "https:///keys",
                "keys.example.org",
                "https://a b/DoNotTellThisToAnyone"
            })
    @DisplayName("addresses by which keys would not be safe are refused")
    void addresses(String text) {
        assertThatThrownBy(() -> KeyServerAddress.of(text, false)).isInstanceOfSatisfying(DrmException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.KEY_SETTINGS_INVALID);
            Leaks.assertNone(e, List.of(SECRET.getBytes(StandardCharsets.US_ASCII)));
        });
        assertThat(KeyServerAddress.of("http://keys.example.org:81/a?b", true))
                .hasToString("http://keys.example.org:81/a");
    }

    @Test
    @DisplayName("a secret that is not there, or would break the header, is refused without being told")
    void secrets() {
        for (String value : List.of("", " ", SECRET + "\r\nX-More: 1", SECRET + "\u00e9")) {
            assertThatThrownBy(() -> new SecretText.InEnvironment("KEY", Map.of("KEY", value)).read())
                    .isInstanceOfSatisfying(DrmException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.KEY_SETTINGS_INVALID);
                        Leaks.assertNone(e, List.of(SECRET.getBytes(StandardCharsets.US_ASCII)));
                    });
        }
        SecretText secret = new SecretText.InEnvironment("KEY", Map.of());
        for (String name : List.of("Host", "content-length", "X Y", "", "X:Y")) {
            assertThatThrownBy(() -> new Credential.Header(name, secret)).isInstanceOf(DrmException.class);
        }
        assertThatThrownBy(() -> new Credential.Basic("a:b", secret)).isInstanceOf(DrmException.class);
    }

    private KeyServer server() {
        return new KeyServer(address("/keys"), List.of(), SHORT);
    }

    private KeyServerAddress address(String path) {
        return KeyServerAddress.of(server.at(path), false);
    }

    private static KeyAnswer post(KeyServer asked) {
        return asked.post(
                "<a/>".getBytes(StandardCharsets.UTF_8),
                "application/xml",
                Map.of("X-Version", "2.0"),
                new Cancellation());
    }

    private static void fails(KeyServer asked, ErrorCode code, String words) {
        assertThatThrownBy(() -> post(asked)).isInstanceOfSatisfying(DrmException.class, e -> {
            assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
            assertThat(e).hasMessageContaining(words);
            assertThat(e.remedy()).isNotBlank();
            Leaks.assertNone(e, List.of(SECRET.getBytes(StandardCharsets.US_ASCII)));
        });
    }
}
