package org.ladderworks.engine.drm.speke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.DistinctKeys;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.SystemSignal;
import org.ladderworks.engine.drm.cpix.Recipient;
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
import org.ladderworks.engine.testing.SpekeProvider;

/** Keys by SPEKE 2.0, from a provider of the test's own on the loopback address. */
class SpekeSourceTest {
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(5), Duration.ofMillis(5), Duration.ofSeconds(1), 3);
    private static final Set<DrmSystem> SYSTEMS = Set.of(DrmSystem.values());

    @TempDir
    static Path identities;

    private final SpekeProvider provider = new SpekeProvider();
    private final AnsweringServer server = new AnsweringServer(answering(text -> text));

    @BeforeAll
    static void identities() throws Exception {
        Certificates.make(identities, "packager", "RSA", 2048, "+0d");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private AnsweringServer.Behaviour answering(UnaryOperator<String> change) {
        return AnsweringServer.document(
                asked -> change.apply(provider.answer(asked.body())),
                "X-Speke-Version",
                "2.0",
                "X-Speke-User-Agent",
                "test");
    }

    @ParameterizedTest
    @EnumSource(KeyLayout.class)
    @DisplayName("each layout of keys is asked for by its contract, and every key comes with what manifests need")
    void layouts(KeyLayout layout) throws Exception {
        KeyRequest request = request(ProtectionScheme.CBCS, layout);
        try (KeySet keys = source(Optional.empty()).keys(request, new Cancellation())) {
            for (KeyRole role : layout.roles()) {
                assertThat(keys.key(role).secret())
                        .isEqualTo(SpekeProvider.secret(keys.key(role).id().toString()));
            }
            assertThat(keys.signals()).hasSize(3 * layout.roles().size());
            for (SystemSignal signal : keys.signals()) {
                boolean fairPlay = signal.system() == DrmSystem.FAIRPLAY;
                assertThat(signal.pssh().isPresent()).isEqualTo(!fairPlay);
                assertThat(signal.keyUri().orElseThrow().getScheme()).isEqualTo(fairPlay ? "skd" : "data");
            }
        }
        AnsweringServer.Asked asked = server.asked().getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.headers().getFirst("X-Speke-Version")).isEqualTo("2.0");
        assertThat(asked.headers().getFirst("Content-Type")).isEqualTo("application/xml");
        assertThat(asked.body())
                .contains("contentId=\"title\" version=\"2.3\"")
                .doesNotContain("<cpix:DRMSystem kid=\"\"")
                .doesNotContain(DrmSystem.CLEARKEY.id().toString())
                .contains(
                        switch (layout) {
                            case ONE ->
                                new String[] {
                                    "intendedTrackType=\"ALL\"><cpix:VideoFilter></cpix:VideoFilter><cpix:AudioFilter></cpix:AudioFilter>"
                                };
                            case VIDEO_AND_AUDIO ->
                                new String[] {
                                    "intendedTrackType=\"VIDEO\"><cpix:VideoFilter></cpix:VideoFilter>",
                                    "intendedTrackType=\"AUDIO\"><cpix:AudioFilter></cpix:AudioFilter>"
                                };
                            case BY_TIER ->
                                new String[] {
                                    "intendedTrackType=\"SD\"><cpix:VideoFilter maxPixels=\"589824\">",
                                    "intendedTrackType=\"HD\"><cpix:VideoFilter minPixels=\"589825\" maxPixels=\"2073600\">",
                                    "intendedTrackType=\"UHD\"><cpix:VideoFilter minPixels=\"2073601\">",
                                    "intendedTrackType=\"AUDIO\"><cpix:AudioFilter></cpix:AudioFilter>"
                                };
                        });
    }

    @Test
    @DisplayName("PR-50 the same is named alike at each asking, and otherwise in the other scheme and for other titles")
    void pr50Names() {
        KeySet cbcs = keys(request(ProtectionScheme.CBCS, KeyLayout.VIDEO_AND_AUDIO));
        KeySet again = keys(request(ProtectionScheme.CBCS, KeyLayout.VIDEO_AND_AUDIO));
        KeySet cenc = keys(request(ProtectionScheme.CENC, KeyLayout.VIDEO_AND_AUDIO));
        assertThat(again.key(KeyRole.VIDEO).id())
                .isEqualTo(cbcs.key(KeyRole.VIDEO).id());
        DistinctKeys.acrossSchemes(cbcs, cenc);
        assertThat(cenc.signals()).allMatch(signal -> signal.keyUri().isEmpty());
        assertThat(server.asked().getLast().body()).contains("\"cenc\"").doesNotContain("HLSSignalingData");
        KeyRequest other = new KeyRequest("title2", ProtectionScheme.CBCS, List.of(KeyRole.VIDEO), SYSTEMS);
        assertThat(keys(other).key(KeyRole.VIDEO).id())
                .isNotEqualTo(cbcs.key(KeyRole.VIDEO).id());
    }

    @Test
    @DisplayName("keys come encrypted for our certificate, and are not taken in clear then")
    void encrypted() throws Exception {
        Optional<Recipient.Identity> us = Optional.of(
                Recipient.read(identities.resolve("packager.crt")).with(identities.resolve("packager.key")));
        KeyRequest request = request(ProtectionScheme.CBCS, KeyLayout.VIDEO_AND_AUDIO);
        try (KeySet keys = source(us).keys(request, new Cancellation())) {
            assertThat(keys.key(KeyRole.AUDIO).secret())
                    .isEqualTo(SpekeProvider.secret(keys.key(KeyRole.AUDIO).id().toString()));
        }
        assertThat(server.asked().getFirst().body()).contains("<ds:X509Certificate>");
        server.answers(AnsweringServer.document(asked ->
                provider.answer(asked.body().replaceAll("<cpix:DeliveryDataList>.*</cpix:DeliveryDataList>", ""))));
        fails(source(us), request, ErrorCode.KEYS_UNUSABLE);
    }

    @Test
    @DisplayName("a provider that names keys otherwise is believed, as its rules say which is which")
    void renamed() {
        KeyRequest request = request(ProtectionScheme.CBCS, KeyLayout.VIDEO_AND_AUDIO);
        String ours = SpekeKeyIds.of(request, KeyRole.VIDEO).toString();
        String theirs = "aaaaaaaa-0000-4000-8000-000000000001";
        server.answers(answering(text -> text.replace(ours, theirs)));
        assertThat(keys(request).key(KeyRole.VIDEO).id()).hasToString(theirs);
    }

    @Test
    @DisplayName("answers that will not do are refused, and hold no key in their words")
    void badAnswers() throws Exception {
        KeyRequest request = request(ProtectionScheme.CBCS, KeyLayout.VIDEO_AND_AUDIO);
        String video = SpekeKeyIds.of(request, KeyRole.VIDEO).toString();
        String audio = SpekeKeyIds.of(request, KeyRole.AUDIO).toString();
        String videoKey = Base64.getEncoder().encodeToString(SpekeProvider.secret(video));
        String audioKey = Base64.getEncoder().encodeToString(SpekeProvider.secret(audio));
        Map<UnaryOperator<String>, ErrorCode> bad = Map.of(
                text -> text.replace(audioKey, videoKey), ErrorCode.KEYS_UNUSABLE,
                text -> text.replace(videoKey, videoKey.substring(0, 12)), ErrorCode.KEYS_UNUSABLE,
                text -> text.replace("contentId=\"title\"", "contentId=\"other\""), ErrorCode.KEYS_MISSING,
                text -> text.replace("<cpix:AudioFilter", "<cpix:VideoFilter"), ErrorCode.KEYS_UNUSABLE,
                text -> text.replaceAll("<PlainValue.*?</PlainValue>|<pskc:PlainValue.*?</pskc:PlainValue>", ""),
                        ErrorCode.KEYS_UNREADABLE,
                text -> text.replace("SAMPLE", "sample") + "<", ErrorCode.KEYS_UNREADABLE,
                text -> "<html><body>Sign in</body></html>", ErrorCode.KEYS_UNREADABLE,
                text -> "{}", ErrorCode.KEYS_UNREADABLE,
                text -> "", ErrorCode.KEYS_UNREADABLE);
        for (Map.Entry<UnaryOperator<String>, ErrorCode> each : bad.entrySet()) {
            server.answers(answering(text -> {
                String changed = each.getKey().apply(text);
                assertThat(changed).isNotEqualTo(text);
                return changed;
            }));
            fails(source(Optional.empty()), request, each.getValue());
        }
        server.answers(AnsweringServer.document(asked -> provider.answer(asked.body()), "X-Speke-Version", "1.0"));
        fails(source(Optional.empty()), request, ErrorCode.KEY_ANSWER_UNUSABLE);
        server.answers(AnsweringServer.document(AnsweringServer.Asked::body));
        fails(source(Optional.empty()), request, ErrorCode.KEYS_MISSING);
    }

    @Test
    @DisplayName("a credential is shown, and a provider that does not know us is told of")
    void credentials() {
        server.answers((asked, exchange) -> (Optional.of("token")
                                .equals(Optional.ofNullable(asked.headers().getFirst("X-Api-Key")))
                        ? answering(text -> text)
                        : AnsweringServer.status(401, "who are you?"))
                .answer(asked, exchange));
        KeyRequest request = request(ProtectionScheme.CBCS, KeyLayout.ONE);
        fails(source(Optional.empty()), request, ErrorCode.KEY_SERVER_REFUSED);
        Credential credential =
                new Credential.Header("X-Api-Key", new SecretText.InEnvironment("K", Map.of("K", "token")));
        KeyServer known = new KeyServer(KeyServerAddress.of(server.at("/speke"), false), List.of(credential), SHORT);
        new SpekeSource(known, Optional.empty())
                .keys(request, new Cancellation())
                .close();
    }

    private SpekeSource source(Optional<Recipient.Identity> us) {
        return new SpekeSource(new KeyServer(KeyServerAddress.of(server.at("/speke"), false), List.of(), SHORT), us);
    }

    private KeySet keys(KeyRequest request) {
        return source(Optional.empty()).keys(request, new Cancellation());
    }

    private static KeyRequest request(ProtectionScheme scheme, KeyLayout layout) {
        return new KeyRequest("title", scheme, layout.roles(), SYSTEMS);
    }

    private static void fails(SpekeSource source, KeyRequest request, ErrorCode code) {
        assertThatThrownBy(() -> source.keys(request, new Cancellation()))
                .isInstanceOfSatisfying(DrmException.class, e -> {
                    assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
                    assertThat(e.remedy()).isNotBlank();
                    for (KeyRole role : request.roles()) {
                        Leaks.assertNone(e, List.of(secret(request, role)));
                    }
                });
    }

    private static byte[] secret(KeyRequest request, KeyRole role) {
        try {
            return SpekeProvider.secret(SpekeKeyIds.of(request, role).toString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
