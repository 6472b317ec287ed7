package org.ladderworks.engine.drm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.cenc.PsshBox;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.SystemSignal;
import org.ladderworks.engine.error.DrmException;

class KeySignalsTest {
    private static final KeyId VIDEO =
            KeyId.parse("11223344-5566-7788-99aa-bbccddeeff00").orElseThrow();
    private static final byte[] SECRET = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

    @Test
    @DisplayName("PlayReady of cbcs: version 4.3, AES-CBC, no check sum, the id as a GUID of Windows")
    void playReadyOfCbcs() {
        assertThat(playReady(ProtectionScheme.CBCS))
                .isEqualTo(
                        "<WRMHEADER xmlns=\"http://schemas.microsoft.com/DRM/2007/03/PlayReadyHeader\""
                                + " version=\"4.3.0.0\"><DATA><PROTECTINFO><KIDS>"
                                + "<KID ALGID=\"AESCBC\" VALUE=\"RDMiEWZViHeZqrvM3e7/AA==\"></KID>"
                                + "</KIDS></PROTECTINFO><LA_URL>https://licences.example.com/pr?a=1&amp;b=2</LA_URL></DATA></WRMHEADER>");
    }

    @Test
    @DisplayName("PlayReady of cenc with one key: version 4.0 with a check sum, for the oldest clients")
    void playReadyOfCenc() {
        // openssl enc -aes-128-ecb of the GUID's bytes under the key, its first eight bytes.
        assertThat(playReady(ProtectionScheme.CENC))
                .contains("version=\"4.0.0.0\"")
                .contains("<PROTECTINFO><KEYLEN>16</KEYLEN><ALGID>AESCTR</ALGID></PROTECTINFO>")
                .contains("<KID>RDMiEWZViHeZqrvM3e7/AA==</KID><CHECKSUM>ZNJ8EqtL00E=</CHECKSUM>");
    }

    @Test
    void playReadyOfSeveralKeysOfCenc() {
        KeyId other = KeyId.parse("00000000000000000000000000000001").orElseThrow();
        byte[] object =
                PlayReadyHeader.object(List.of(key(VIDEO), key(other)), ProtectionScheme.CENC, Optional.empty());
        assertThat(xml(object))
                .contains("version=\"4.2.0.0\"")
                .contains("<KID ALGID=\"AESCTR\" CHECKSUM=\"")
                .doesNotContain("LA_URL");
    }

    @Test
    @DisplayName("Widevine: key id, content id and the four letters of the scheme, as a protocol buffer")
    void widevine() {
        PsshBox box = WidevinePssh.of(List.of(VIDEO), "film", ProtectionScheme.CBCS);
        assertThat(HexFormat.of().formatHex(box.data()))
                .isEqualTo("1210" + VIDEO.hex() + "2204" + "66696c6d" + "48f3c6899b06");
        assertThat(box.keys()).isEmpty();
    }

    @Test
    @DisplayName("what the key server says goes before what we would say")
    void toldByTheServer() {
        String theirs = new PsshBox(DrmSystem.WIDEVINE.id(), List.of(), new byte[] {1, 2, 3}).base64();
        List<SystemSignal> told = List.of(
                new SystemSignal(DrmSystem.WIDEVINE, VIDEO, Optional.of(theirs), Optional.empty()),
                new SystemSignal(
                        DrmSystem.FAIRPLAY, VIDEO, Optional.empty(), Optional.of(URI.create("skd://theirs/1"))));
        KeySignal signal = signals(told, all(ProtectionScheme.CBCS)).getFirst();
        assertThat(signal.pssh(DrmSystem.WIDEVINE.id()).orElseThrow().base64()).isEqualTo(theirs);
        assertThat(signal.fairPlay()).contains(URI.create("skd://theirs/1"));
        assertThat(signal.pssh(DrmSystem.PLAYREADY.id())).isPresent();
        assertThat(signal.pssh(PsshBox.COMMON).orElseThrow().keys()).containsExactly(VIDEO);
    }

    @Test
    void fairPlayNamesTheKey() {
        assertThat(signals(List.of(), all(ProtectionScheme.CBCS)).getFirst().fairPlay())
                .contains(URI.create("skd://" + VIDEO));
    }

    @Test
    void fairPlayWithCencIsRefusedWithWhatToChoose() {
        assertThatThrownBy(() -> all(ProtectionScheme.CENC).check())
                .isInstanceOfSatisfying(
                        DrmException.class,
                        refused -> assertThat(refused.remedy()).contains("cbcs").contains("both"));
    }

    private static SignalSettings all(ProtectionScheme scheme) {
        return new SignalSettings(
                scheme,
                Set.of(DrmSystem.values()),
                "film",
                Map.of(DrmSystem.PLAYREADY, URI.create("https://licences.example.com/pr?a=1&b=2")),
                Optional.empty());
    }

    private static List<KeySignal> signals(List<SystemSignal> told, SignalSettings settings) {
        return KeySignals.of(new KeySet(Map.of(KeyRole.VIDEO, key(VIDEO)), told), settings);
    }

    private static ContentKey key(KeyId id) {
        return new ContentKey(id, SECRET, Optional.empty());
    }

    private static String playReady(ProtectionScheme scheme) {
        URI server = URI.create("https://licences.example.com/pr?a=1&b=2");
        return xml(PlayReadyHeader.object(List.of(key(VIDEO)), scheme, Optional.of(server)));
    }

    private static String xml(byte[] object) {
        return new String(object, 10, object.length - 10, StandardCharsets.UTF_16LE);
    }
}
