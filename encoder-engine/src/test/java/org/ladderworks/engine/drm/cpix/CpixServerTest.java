package org.ladderworks.engine.drm.cpix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.server.Credential;
import org.ladderworks.engine.drm.server.KeyServer;
import org.ladderworks.engine.drm.server.KeyServerAddress;
import org.ladderworks.engine.drm.server.Patience;
import org.ladderworks.engine.drm.server.SecretText;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.AnsweringServer;
import org.ladderworks.engine.testing.Certificates;
import org.ladderworks.engine.testing.Leaks;

/** CPIX documents from an address: fetched with a GET, and held to what is demanded of one in a file. */
class CpixServerTest {
    private static final Patience SHORT =
            new Patience(Duration.ofMillis(700), Duration.ofMillis(5), Duration.ofSeconds(1), 2);
    private static final List<byte[]> SECRETS = List.of(
            HexFormat.of().parseHex("8d1c5ba7f2304e96a1b2c3d4e5f60718"),
            HexFormat.of().parseHex("f00dfacecafe4d2b8b1a2b3c4d5e6f70"));
    private static final KeyRequest REQUEST =
            new KeyRequest("title", ProtectionScheme.CBCS, KeyLayout.VIDEO_AND_AUDIO.roles(), Set.of());
    private static final KeySet KEYS = new KeySet(Map.of(KeyRole.VIDEO, key(1), KeyRole.AUDIO, key(2)), List.of());

    @TempDir
    static Path identities;

    @TempDir
    Path folder;

    private final AnsweringServer server = new AnsweringServer(AnsweringServer.status(500, "not set up"));

    @BeforeAll
    static void identities() throws Exception {
        Certificates.make(identities, "packager", "RSA", 2048, "+0d");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static ContentKey key(int number) {
        return new ContentKey(
                KeyId.parse("%032x".formatted(number)).orElseThrow(), SECRETS.get(number - 1), Optional.empty());
    }

    @Test
    @DisplayName("a GET with the credential brings the keys")
    void keys() throws Exception {
        server.answers(documentFor(Optional.empty()));
        Credential credential =
                new Credential.Header("X-Api-Key", new SecretText.InEnvironment("K", Map.of("K", "token")));
        try (KeySet keys = source(List.of(credential), Optional.empty()).keys(REQUEST, new Cancellation())) {
            assertSame(keys);
        }
        assertThat(server.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method()).isEqualTo("GET");
            assertThat(asked.target()).isEqualTo("/title.xml?version=3");
            assertThat(asked.headers().getFirst("X-Api-Key")).isEqualTo("token");
            assertThat(asked.body()).isEmpty();
        });
    }

    @Test
    @DisplayName("encrypted keys come for our certificate, and are not taken in clear then, nor without it")
    void encrypted() throws Exception {
        Recipient packager = Recipient.read(identities.resolve("packager.crt"));
        Optional<Recipient.Identity> us = Optional.of(packager.with(identities.resolve("packager.key")));
        server.answers(documentFor(Optional.of(packager)));
        try (KeySet keys = source(List.of(), us).keys(REQUEST, new Cancellation())) {
            assertSame(keys);
        }
        fails(source(List.of(), Optional.empty()), ErrorCode.KEYS_NOT_FOR_US);
        server.answers(documentFor(Optional.empty()));
        fails(source(List.of(), us), ErrorCode.KEYS_UNUSABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "401, KEY_SERVER_REFUSED, 1",
        "403, KEY_SERVER_REFUSED, 1",
        "404, KEY_SERVER_REFUSED, 1",
        "302, KEY_SERVER_REFUSED, 1",
        "503, KEY_SERVER_UNREACHABLE, 2"
    })
    @DisplayName("a refusal is told by its status, and not by the page that came with it")
    void refusals(int status, ErrorCode code, int times) {
        String page = Base64.getEncoder().encodeToString(SECRETS.getFirst());
        server.answers(AnsweringServer.status(status, page, "Location", "/elsewhere"));
        assertThat(fails(source(), code)).contains("HTTP status " + status);
        assertThat(server.asked()).hasSize(times);
    }

    @Test
    @DisplayName("a server that says nothing, or breaks off, is given up; one that comes to is not")
    void silent() throws Exception {
        server.answers(AnsweringServer.silent(60_000));
        assertThat(fails(source(), ErrorCode.KEY_SERVER_UNREACHABLE)).contains("no whole answer came in time");
        server.answers(AnsweringServer.cut());
        fails(source(), ErrorCode.KEY_SERVER_UNREACHABLE);
        server.answers(documentFor(Optional.empty()));
        server.answers(1, AnsweringServer.cut());
        source().keys(REQUEST, new Cancellation()).close();
        assertThat(server.asked()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "<html><body>Sign in</body></html>",
                "<CPIX xmlns=\"urn:dashif:org:cpix\"/>",
                "<!DOCTYPE CPIX [<!ENTITY a SYSTEM \"file:/etc/passwd\">]><CPIX xmlns=\"urn:dashif:org:cpix\">&a;</CPIX>"
            })
    @DisplayName("rubbish is refused")
    void rubbish(String body) {
        server.answers(AnsweringServer.document(_ -> body));
        fails(source(), ErrorCode.KEYS_UNREADABLE);
    }

    @Test
    @DisplayName("a document that is cut, of another title or without an end is refused")
    void documents() throws Exception {
        String whole = document(Optional.empty());
        server.answers(AnsweringServer.document(_ -> whole.substring(0, whole.length() - 20)));
        fails(source(), ErrorCode.KEYS_UNREADABLE);
        server.answers(AnsweringServer.document(_ -> whole.replace("contentId=\"title\"", "contentId=\"another\"")));
        fails(source(), ErrorCode.KEYS_MISSING);
        server.answers(AnsweringServer.endless(8 << 20));
        assertThat(fails(source(), ErrorCode.KEY_ANSWER_UNUSABLE)).contains("more than 4 MB");
    }

    private AnsweringServer.Behaviour documentFor(Optional<Recipient> recipient) throws Exception {
        String text = document(recipient);
        return AnsweringServer.document(_ -> text);
    }

    private String document(Optional<Recipient> recipient) throws Exception {
        Path file = folder.resolve("title.xml");
        Files.deleteIfExists(file);
        CpixExport.write(file, REQUEST, KEYS, recipient);
        return Files.readString(file);
    }

    private CpixSource source() {
        return source(List.of(), Optional.empty());
    }

    private CpixSource source(List<Credential> credentials, Optional<Recipient.Identity> us) {
        KeyServer at = new KeyServer(KeyServerAddress.of(server.at("/title.xml?version=3"), false), credentials, SHORT);
        return new CpixSource(new CpixSource.Place.AtServer(at), us);
    }

    private static void assertSame(KeySet keys) {
        KEYS.keys().forEach((role, key) -> {
            assertThat(keys.key(role).id()).isEqualTo(key.id());
            assertThat(keys.key(role).sameSecret(key)).isTrue();
        });
    }

    /** What it says: where the document was looked for, what to do, and no key. */
    private String fails(CpixSource source, ErrorCode code) {
        DrmException e = catchThrowableOfType(DrmException.class, () -> source.keys(REQUEST, new Cancellation()));
        assertThat(e).isNotNull();
        assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
        assertThat(e).hasMessageContaining(server.at("/title.xml")).hasMessageNotContaining("version=3");
        assertThat(e.remedy()).isNotBlank();
        Leaks.assertNone(e, SECRETS);
        return String.valueOf(e.getMessage());
    }
}
