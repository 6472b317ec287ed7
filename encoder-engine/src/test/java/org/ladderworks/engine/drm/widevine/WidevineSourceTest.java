package org.ladderworks.engine.drm.widevine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.cenc.PsshBox;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.PsshForm;
import org.ladderworks.engine.drm.server.KeyServer;
import org.ladderworks.engine.drm.server.KeyServerAddress;
import org.ladderworks.engine.drm.server.Patience;
import org.ladderworks.engine.drm.server.SecretText;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.AnsweringServer;
import org.ladderworks.engine.testing.Leaks;
import org.ladderworks.engine.testing.WidevineProvider;
import tools.jackson.databind.json.JsonMapper;

/** Keys by Widevine's Common Encryption API, from a server of the test's own that checks signatures. */
class WidevineSourceTest {
    private static final String KEY = WidevineProvider.KEY;
    private static final String IV = WidevineProvider.IV;
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(5), Duration.ofMillis(5), Duration.ofSeconds(1), 4);
    private static final KeyRequest REQUEST = new KeyRequest(
            "title", ProtectionScheme.CBCS, KeyLayout.BY_TIER.roles(), Set.of(DrmSystem.WIDEVINE, DrmSystem.PLAYREADY));

    private final AnsweringServer server = new AnsweringServer(answering(text -> text));

    @AfterEach
    void close() {
        server.close();
    }

    /** Answers as Widevine does, with the inner document changed. */
    private static AnsweringServer.Behaviour answering(UnaryOperator<String> change) {
        return WidevineProvider.answering(change);
    }

    @Test
    @DisplayName("a signed request brings the keys and boxes of all its tracks")
    void keys() {
        try (KeySet keys = source(KEY, IV).keys(REQUEST, new Cancellation())) {
            Map.of(KeyRole.SD, "SD", KeyRole.HD, "HD", KeyRole.UHD, "UHD1", KeyRole.AUDIO, "AUDIO")
                    .forEach((role, type) -> {
                        assertThat(keys.key(role).secret()).isEqualTo(WidevineProvider.bytes("title", type, "key"));
                        assertThat(keys.key(role).id().bytes()).isEqualTo(WidevineProvider.bytes("title", type, "id"));
                    });
            assertThat(keys.signals()).hasSize(4).allSatisfy(signal -> {
                assertThat(signal.system()).isEqualTo(DrmSystem.WIDEVINE);
                byte[] box = Base64.getDecoder().decode(signal.pssh().orElseThrow());
                assertThat(box).hasSize(36).endsWith(8, 1, 18, 0);
                assertThat(PsshForm.isBox(box, DrmSystem.WIDEVINE, signal.key()))
                        .isTrue();
            });
        }
        String request = new String(
                Base64.getDecoder()
                        .decode(JsonMapper.shared()
                                .readTree(server.asked().getFirst().body())
                                .get("request")
                                .stringValue()),
                StandardCharsets.UTF_8);
        assertThat(request)
                .contains("\"policy\":\"house\"")
                .contains("\"drm_types\":[\"WIDEVINE\"]")
                .contains("\"protection_scheme\":\"CBCS\"")
                .contains("\"content_id\":\"dGl0bGU=\"");
    }

    @Test
    @DisplayName("whole boxes are taken as they are, and checked")
    void boxes() {
        String box = base64(new PsshBox(DrmSystem.WIDEVINE.id(), List.of(), new byte[] {1, 2, 3}).bytes());
        server.answers(answering(text -> text.replace("\"data\":\"CAESAA==\"", "\"boxes\":\"" + box + "\"")));
        try (KeySet keys = source(KEY, IV).keys(REQUEST, new Cancellation())) {
            assertThat(keys.signals()).allMatch(signal -> signal.pssh().equals(Optional.of(box)));
        }
        String other = base64(new PsshBox(DrmSystem.PLAYREADY.id(), List.of(), new byte[] {1, 2, 3}).bytes());
        server.answers(answering(text -> text.replace("\"data\":\"CAESAA==\"", "\"boxes\":\"" + other + "\"")));
        fails(source(KEY, IV), ErrorCode.KEY_ANSWER_UNUSABLE);
    }

    @Test
    @DisplayName("a wrong signature is refused by the server, and a key of another length by us")
    void signatures() {
        fails(source(KEY.replace('9', '8'), IV), ErrorCode.KEY_SERVER_REFUSED);
        fails(source(KEY, IV.replace('d', 'e')), ErrorCode.KEY_SERVER_REFUSED);
        assertThat(server.asked()).hasSize(2);
        fails(source(KEY.substring(2), IV), ErrorCode.KEY_SETTINGS_INVALID);
        fails(source(KEY, IV.substring(2)), ErrorCode.KEY_SETTINGS_INVALID);
        fails(source("not hexadecimal", IV), ErrorCode.KEY_SETTINGS_INVALID);
        fails(source("", IV), ErrorCode.KEY_SETTINGS_INVALID);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    @DisplayName("an internal error of the server passes, or does not")
    void internalError() {
        server.answers(2, answering(_ -> "{\"status\":\"INTERNAL_ERROR\"}"));
        source(KEY, IV).keys(REQUEST, new Cancellation()).close();
        assertThat(server.asked()).hasSize(3);
        server.answers(answering(_ -> "{\"status\":\"INTERNAL_ERROR\"}"));
        fails(source(KEY, IV), ErrorCode.KEY_SERVER_UNREACHABLE);
        assertThat(server.asked()).hasSize(7);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"status\":\"OK\" | \"status\":\"ACCESS_DENIED\" | KEY_SERVER_REFUSED",
                "\"status\":\"OK\" | \"status\":7 | KEY_SERVER_REFUSED",
                "\"status\":\"OK\", | '' | KEY_SERVER_REFUSED",
                "\"tracks\" | \"other\" | KEY_ANSWER_UNUSABLE",
                "\"type\":\"SD\" | \"type\":\"XD\" | KEYS_MISSING",
                "\"type\":\"SD\" | \"type\":\"HD\" | KEYS_MISSING",
                "\"type\":\"UHD1\" | \"type\":\"SD\" | KEY_ANSWER_UNUSABLE",
                "\"key\": | \"kay\": | KEY_ANSWER_UNUSABLE",
                "\"key\":\" | \"key\":\"AAAA | KEYS_UNUSABLE",
                "\"key\":\" | \"key\":\"! | KEY_ANSWER_UNUSABLE",
                "\"key_id\":\" | \"key_id\":\"AAAA | KEY_ANSWER_UNUSABLE",
                "\"tracks\":[ | \"tracks\":[[ | KEY_ANSWER_UNUSABLE"
            })
    @DisplayName("answers that will not do are refused")
    void badAnswers(String find, String replace, ErrorCode code) {
        server.answers(answering(text -> {
            String changed = text.replace(find, replace);
            assertThat(changed).isNotEqualTo(text);
            return changed;
        }));
        fails(source(KEY, IV), code);
    }

    @Test
    @DisplayName("PR-50 one key or one id for two tracks is refused")
    void pr50Same() {
        String sd = base64(WidevineProvider.bytes("title", "SD", "key"));
        server.answers(answering(text -> text.replace(base64(WidevineProvider.bytes("title", "HD", "key")), sd)));
        fails(source(KEY, IV), ErrorCode.KEYS_UNUSABLE);
        String id = base64(WidevineProvider.bytes("title", "SD", "id"));
        server.answers(answering(text -> text.replace(base64(WidevineProvider.bytes("title", "HD", "id")), id)));
        fails(source(KEY, IV), ErrorCode.KEYS_UNUSABLE);
    }

    @Test
    @DisplayName("rubbish is refused, and HTTP's own refusals are told")
    void rubbish() {
        for (String text :
                List.of("", "{}", "[]", "null", "{\"response\":\"!\"}", "{\"response\":\"e30\"}{", "<html>")) {
            server.answers(AnsweringServer.document(_ -> text));
            fails(
                    source(KEY, IV),
                    text.equals("{\"response\":\"e30\"}")
                            ? ErrorCode.KEY_SERVER_REFUSED
                            : ErrorCode.KEY_ANSWER_UNUSABLE);
        }
        server.answers(AnsweringServer.status(403, "no"));
        fails(source(KEY, IV), ErrorCode.KEY_SERVER_REFUSED);
        server.answers(AnsweringServer.status(429, "", "Retry-After", "100"));
        fails(source(KEY, IV), ErrorCode.KEY_SERVER_UNREACHABLE);
    }

    private WidevineSource source(String key, String iv) {
        Map<String, String> environment = Map.of("KEY", key, "IV", iv);
        return new WidevineSource(
                new KeyServer(KeyServerAddress.of(server.at("/getcontentkey/studio"), false), List.of(), SHORT),
                new WidevineSigner(
                        "studio",
                        new SecretText.InEnvironment("KEY", environment),
                        new SecretText.InEnvironment("IV", environment)),
                Optional.of("house"));
    }

    private static void fails(WidevineSource source, ErrorCode code) {
        List<byte[]> secrets = new ArrayList<>(List.of(HexFormat.of().parseHex(KEY)));
        List.of("SD", "HD", "UHD1", "AUDIO").forEach(type -> secrets.add(WidevineProvider.bytes("title", type, "key")));
        assertThatThrownBy(() -> source.keys(REQUEST, new Cancellation()))
                .isInstanceOfSatisfying(DrmException.class, e -> {
                    assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
                    assertThat(e.remedy()).isNotBlank();
                    Leaks.assertNone(e, secrets);
                });
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
