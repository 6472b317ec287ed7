package org.ladderworks.engine.drm.cpix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.cenc.PsshBox;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.SystemSignal;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Leaks;

/** CPIX documents with keys in clear: what is taken from them, and what is refused. */
class CpixReaderTest {
    private static final String FIRST = "10000000-0000-4000-8000-000000000001";
    private static final String SECOND = "10000000-0000-4000-8000-000000000002";
    private static final String VIDEO_KEY = "jRxbp/IwTpahssPU5fYHGA==";
    private static final String AUDIO_KEY = "8A36zsr+TSuLGis8TV5vcA==";
    private static final List<byte[]> SECRETS = List.of(
            HexFormat.of().parseHex("8d1c5ba7f2304e96a1b2c3d4e5f60718"),
            HexFormat.of().parseHex("f00dfacecafe4d2b8b1a2b3c4d5e6f70"));
    private static final String SKD = "skd://keys.example.org/title?a=1";

    private static final String PSSH = Base64.getEncoder()
            .encodeToString(new PsshBox(DrmSystem.WIDEVINE.id(), List.of(), new byte[] {8, 1, 18, 0}).bytes());

    private static final String GOOD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <c:CPIX xmlns:c="urn:dashif:org:cpix" xmlns:p="urn:ietf:params:xml:ns:keyprov:pskc" contentId="title" version="2.3">
              <c:ContentKeyList>
                <c:ContentKey kid="%s" explicitIV="AAECAwQFBgcICQoLDA0ODw==" commonEncryptionScheme="cbcs">
                  <c:Data><p:Secret><p:PlainValue>%s</p:PlainValue></p:Secret></c:Data>
                </c:ContentKey>
                <c:ContentKey kid="%s">
                  <c:Data><p:Secret><p:PlainValue> %s </p:PlainValue></p:Secret></c:Data>
                </c:ContentKey>
              </c:ContentKeyList>
              <c:DRMSystemList>
                <c:DRMSystem kid="%s" systemId="EDEF8BA9-79D6-4ACE-A3C8-27DCD51D21ED"><c:PSSH>%s</c:PSSH></c:DRMSystem>
                <c:DRMSystem kid="%s" systemId="94ce86fb-07ff-4f43-adb8-93d2fa968ca2">
                  <c:HLSSignalingData playlist="media">%s</c:HLSSignalingData>
                  <c:HLSSignalingData playlist="master"/>
                </c:DRMSystem>
                <c:DRMSystem kid="%s" systemId="00000000-0000-4000-8000-00000000abcd"><c:PSSH>AAAA</c:PSSH></c:DRMSystem>
              </c:DRMSystemList>
              <c:ContentKeyUsageRuleList>
                <c:ContentKeyUsageRule kid="%s" intendedTrackType="VIDEO"><c:VideoFilter/></c:ContentKeyUsageRule>
                <c:ContentKeyUsageRule kid="%s" intendedTrackType="AUDIO"><c:AudioFilter/></c:ContentKeyUsageRule>
              </c:ContentKeyUsageRuleList>
            </c:CPIX>
            """.formatted(
                    FIRST, VIDEO_KEY, SECOND, AUDIO_KEY, FIRST, PSSH, FIRST, tag("SAMPLE-AES"), FIRST, FIRST, SECOND);

    @TempDir
    Path folder;

    private static String tag(String method) {
        String line =
                "#EXT-X-KEY:METHOD=%s,URI=\"%s\",KEYFORMAT=\"com.apple.streamingkeydelivery\",KEYFORMATVERSIONS=\"1\"\n"
                        .formatted(method, SKD);
        return Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("keys, explicit IVs, boxes and key tags are taken from a document; a system unknown here is left out")
    void read() {
        try (KeySet keys = read(GOOD, ProtectionScheme.CBCS, KeyRole.VIDEO, KeyRole.AUDIO)) {
            assertThat(keys.key(KeyRole.VIDEO).id()).hasToString(FIRST);
            assertThat(keys.key(KeyRole.VIDEO).secret()).isEqualTo(SECRETS.get(0));
            assertThat(keys.key(KeyRole.VIDEO).explicitIv()).isPresent();
            assertThat(keys.key(KeyRole.AUDIO).secret()).isEqualTo(SECRETS.get(1));
            assertThat(keys.signals())
                    .extracting(SystemSignal::system)
                    .containsExactly(DrmSystem.WIDEVINE, DrmSystem.FAIRPLAY);
            assertThat(keys.signals().get(0).pssh()).contains(PSSH);
            assertThat(keys.signals().get(1).keyUri().orElseThrow()).hasToString(SKD);
            Leaks.assertNone(keys + " " + keys.keys() + keys.signals(), SECRETS);
        }
    }

    @ParameterizedTest(name = "{0}: {1} to {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // Filters count, and not the name.
                "<c:VideoFilter/> | <c:VideoFilter minPixels=\"1\"/> | VIDEO",
                "intendedTrackType=\"VIDEO\" | intendedTrackType=\"PICTURES\" | VIDEO",
                // Without filters the name counts.
                "<c:VideoFilter/> | '' | VIDEO",
                "<c:VideoFilter/> | '' | SD",
                "\"VIDEO\"><c:VideoFilter/> | \"SD+HD\"> | HD",
                "\"VIDEO\"><c:VideoFilter/> | \"X\"><c:LabelFilter label=\"uhd\"/> | UHD",
                "<c:VideoFilter/> | <c:VideoFilter maxPixels=\"589824\"/> | SD",
                "<c:VideoFilter/> | <c:VideoFilter minPixels=\"589825\" maxPixels=\"921600\"/><c:VideoFilter"
                        + " minPixels=\"921601\" maxPixels=\"2073600\"/> | HD",
                "<c:AudioFilter/> | <c:AudioFilter maxChannels=\"2\"/><c:AudioFilter minChannels=\"3\"/> | AUDIO",
                "<c:VideoFilter/> | <c:KeyPeriodFilter periodId=\"a\"/><c:VideoFilter/> | VIDEO",
                "version=\"2.3\" | version=\"2.1\" | VIDEO",
                " contentId=\"title\" | '' | VIDEO"
            })
    @DisplayName("a rule gives a role its key")
    void roles(String find, String replace, KeyRole role) {
        String text = GOOD.replace(find, replace);
        assertThat(text).isNotEqualTo(GOOD);
        try (KeySet keys = read(text, ProtectionScheme.CBCS, role)) {
            assertThat(keys.key(role).id()).hasToString(role == KeyRole.AUDIO ? SECOND : FIRST);
        }
    }

    @Test
    @DisplayName("one key for everything is found by the rule of SPEKE, and without any rule")
    void all() {
        String one = GOOD.replaceAll("(?s)<c:ContentKey kid=\"" + SECOND + "\">.*?</c:ContentKey>", "")
                .replaceAll("<c:ContentKeyUsageRule kid=\"" + SECOND + ".*\n", "");
        read(
                        one.replace("\"VIDEO\"><c:VideoFilter/>", "\"ALL\"><c:VideoFilter/><c:AudioFilter/>"),
                        ProtectionScheme.CBCS,
                        KeyRole.ALL)
                .close();
        String without = one.replaceAll("(?s)<c:ContentKeyUsageRuleList>.*</c:ContentKeyUsageRuleList>", "");
        read(without, ProtectionScheme.CBCS, KeyRole.ALL).close();
        fails(without, ErrorCode.KEYS_MISSING, ProtectionScheme.CBCS, KeyRole.VIDEO);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2} for {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "<c:VideoFilter/> | <c:VideoFilter maxPixels=\"589823\"/> | KEYS_MISSING | SD",
                "<c:VideoFilter/> | <c:VideoFilter minPixels=\"589825\"/> | KEYS_MISSING | SD",
                "<c:VideoFilter/> | <c:VideoFilter maxPixels=\"589824\"/> | KEYS_MISSING | VIDEO",
                "<c:AudioFilter/> | <c:AudioFilter maxChannels=\"2\"/> | KEYS_MISSING | AUDIO",
                "<c:AudioFilter/> | <c:VideoFilter minPixels=\"2073601\"/> | KEYS_UNUSABLE | VIDEO",
                "<c:VideoFilter/> | <c:VideoFilter hdr=\"true\"/> | KEYS_UNUSABLE | AUDIO",
                "<c:VideoFilter/> | <c:VideoFilter/><c:BitrateFilter maxBitrate=\"1\"/> | KEYS_UNUSABLE | VIDEO",
                "<c:VideoFilter/> | <c:LabelFilter label=\"VIDEO\"/><c:VideoFilter/> | KEYS_UNUSABLE | VIDEO",
                "<c:VideoFilter/> | <x:Own xmlns:x=\"urn:x\"/> | KEYS_UNUSABLE | VIDEO",
                "\"VIDEO\"><c:VideoFilter/> | \"PICTURES\"> | KEYS_UNUSABLE | VIDEO",
                "<c:VideoFilter/> | <c:VideoFilter maxPixels=\"many\"/> | KEYS_UNREADABLE | VIDEO",
                "<c:VideoFilter/> | <c:VideoFilter maxPixels=\"-1\"/> | KEYS_UNREADABLE | VIDEO",
                "contentId=\"title\" | contentId=\"other\" | KEYS_MISSING | VIDEO",
                "version=\"2.3\" | version=\"3.0\" | KEYS_UNREADABLE | VIDEO",
                "\"cbcs\" | \"cenc\" | KEYS_MISSING | VIDEO",
                "8000-000000000002\"> | 8000-000000000002\" contentId=\"other\"> | KEYS_MISSING | AUDIO",
                "8000-000000000002\"> | 8000-000000000002\" dependsOnKey=\"10000000-0000-4000-8000-000000000001\">"
                        + " | KEYS_UNUSABLE | VIDEO",
                "AAECAwQFBgcICQoLDA0ODw== | AAECAwQFBgc= | KEYS_UNUSABLE | VIDEO",
                "jRxbp/IwTpahssPU5fYHGA== | jRxbp/IwTpahssPU5fYH | KEYS_UNUSABLE | VIDEO",
                "jRxbp/IwTpahssPU5fYHGA== | jRxbp/IwTpahssPU5fYHGA== 00 | KEYS_UNREADABLE | VIDEO",
                "jRxbp/IwTpahssPU5fYHGA== | '' | KEYS_UNUSABLE | VIDEO",
                "PlainValue | Plain | KEYS_UNREADABLE | VIDEO",
                "<p:PlainValue>jRxbp/IwTpahssPU5fYHGA==</p:PlainValue> | <p:EncryptedValue/> | KEYS_UNREADABLE | VIDEO",
                "urn:dashif:org:cpix | urn:dashif:org:other | KEYS_UNREADABLE | VIDEO",
                "c:CPIX | c:Cpix | KEYS_UNREADABLE | VIDEO",
                "</c:CPIX> | <c:CPIX> | KEYS_UNREADABLE | VIDEO",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?> | <!DOCTYPE a> | KEYS_UNREADABLE | VIDEO",
                "c:ContentKey kid=\"1 | c:ContentKey kid=\"x | KEYS_UNREADABLE | VIDEO",
                "c:ContentKeyUsageRule kid=\"1 | c:ContentKeyUsageRule kid=\"x | KEYS_UNREADABLE | VIDEO"
            })
    @DisplayName("what cannot be used is refused with words, and without keys")
    void refused(String find, String replace, ErrorCode code, KeyRole role) {
        String text = GOOD.replace(find, replace);
        assertThat(text).isNotEqualTo(GOOD);
        fails(text, code, ProtectionScheme.CBCS, role);
    }

    @Test
    @DisplayName("PR-50 one id twice, one key under two ids, and one key for both schemes are refused")
    void pr50KeysAreApart() {
        fails(GOOD.replace(SECOND, FIRST), ErrorCode.KEYS_UNUSABLE, ProtectionScheme.CBCS, KeyRole.VIDEO);
        fails(GOOD.replace(AUDIO_KEY, VIDEO_KEY), ErrorCode.KEYS_UNUSABLE, ProtectionScheme.CBCS, KeyRole.VIDEO);
        String both = GOOD.replace(AUDIO_KEY, VIDEO_KEY)
                .replace("kid=\"" + SECOND + "\">\n", "kid=\"" + SECOND + "\" commonEncryptionScheme=\"cenc\">\n");
        fails(both, ErrorCode.KEYS_UNUSABLE, ProtectionScheme.CBCS, KeyRole.VIDEO);
    }

    @Test
    @DisplayName("a constant IV is not taken for AES-CTR")
    void noConstantIvInCenc() {
        try (KeySet keys = read(
                GOOD.replace("\"cbcs\"", "\"cenc\"").replaceAll("(?s)<c:DRMSystemList>.*</c:DRMSystemList>", ""),
                ProtectionScheme.CENC,
                KeyRole.VIDEO)) {
            assertThat(keys.key(KeyRole.VIDEO).explicitIv()).isEmpty();
        }
    }

    @Test
    @DisplayName("boxes and key tags that are not what they should be are refused")
    void signals() {
        byte[] box = Base64.getDecoder().decode(PSSH);
        byte[] playReady = new PsshBox(DrmSystem.PLAYREADY.id(), List.of(), new byte[4]).bytes();
        for (byte[] bad : List.of(new byte[0], new byte[40], playReady, java.util.Arrays.copyOf(box, box.length + 1))) {
            String text = GOOD.replace(PSSH, Base64.getEncoder().encodeToString(bad));
            if (bad.length > 0) {
                fails(text, ErrorCode.KEYS_UNREADABLE, ProtectionScheme.CBCS, KeyRole.VIDEO);
            } else {
                assertThat(read(text, ProtectionScheme.CBCS, KeyRole.VIDEO).signals())
                        .hasSize(1);
            }
        }
        for (String bad : List.of(
                tag("AES-128"),
                tag("SAMPLE-AES-CTR"),
                base64("#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://a\",KEYFORMAT=\"com.microsoft.playready\""),
                base64("#EXT-X-KEY:METHOD=SAMPLE-AES,KEYFORMAT=\"com.apple.streamingkeydelivery\""),
                base64(
                        "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"file:///etc/passwd\",KEYFORMAT=\"com.apple.streamingkeydelivery\""),
                base64("#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"a b\",KEYFORMAT=\"com.apple.streamingkeydelivery\""),
                base64("#EXTINF:1,"),
                "!!!!")) {
            fails(
                    GOOD.replace(tag("SAMPLE-AES"), bad),
                    ErrorCode.KEYS_UNREADABLE,
                    ProtectionScheme.CBCS,
                    KeyRole.VIDEO);
        }
        String twice = GOOD.replace(
                "00000000-0000-4000-8000-00000000abcd", DrmSystem.WIDEVINE.id().toString());
        fails(twice, ErrorCode.KEYS_UNREADABLE, ProtectionScheme.CBCS, KeyRole.VIDEO);
    }

    @Test
    @DisplayName("no DTD, no entity and no inclusion gets anything from elsewhere")
    void hostile() throws IOException {
        Path file = folder.resolve("outside");
        Files.writeString(file, VIDEO_KEY);
        String entity = "<!DOCTYPE a [<!ENTITY e SYSTEM \"%s\">]>".formatted(file.toUri());
        fails(
                GOOD.replace("?>\n", "?>\n" + entity).replace(VIDEO_KEY, "&e;"),
                ErrorCode.KEYS_UNREADABLE,
                ProtectionScheme.CBCS,
                KeyRole.VIDEO);
        String bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        fails(GOOD.replace("?>\n", "?>\n" + bomb), ErrorCode.KEYS_UNREADABLE, ProtectionScheme.CBCS, KeyRole.VIDEO);
        String include = "<i:include xmlns:i=\"http://www.w3.org/2001/XInclude\" href=\"%s\" parse=\"text\"/>"
                .formatted(file.toUri());
        fails(GOOD.replace(VIDEO_KEY, include), ErrorCode.KEYS_UNUSABLE, ProtectionScheme.CBCS, KeyRole.VIDEO);
        fails("<a>".repeat(200_000), ErrorCode.KEYS_UNREADABLE, ProtectionScheme.CBCS, KeyRole.VIDEO);
        fails("", ErrorCode.KEYS_UNREADABLE, ProtectionScheme.CBCS, KeyRole.VIDEO);
        for (int length = 1; length < GOOD.length(); length += 101) {
            fails(GOOD.substring(0, length), ErrorCode.KEYS_UNREADABLE, ProtectionScheme.CBCS, KeyRole.VIDEO);
        }
    }

    @Test
    @DisplayName("a document with keys in clear is read from a file of its owner's alone")
    void fromFile() throws IOException {
        Path file = folder.resolve("title.xml");
        Files.writeString(file, GOOD);
        CpixSource source = new CpixSource(new CpixSource.Place.InFile(file), Optional.empty());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> source.keys(request(ProtectionScheme.CBCS, KeyRole.VIDEO), new Cancellation()))
                .isInstanceOfSatisfying(
                        DrmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SECRET_EXPOSED));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        source.keys(request(ProtectionScheme.CBCS, KeyRole.VIDEO), new Cancellation())
                .close();
        Files.writeString(file, GOOD + " ".repeat(5 << 20));
        assertThatThrownBy(() -> source.keys(request(ProtectionScheme.CBCS, KeyRole.VIDEO), new Cancellation()))
                .isInstanceOf(DrmException.class)
                .hasMessageContaining("larger than");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyRequest request(ProtectionScheme scheme, KeyRole... roles) {
        return new KeyRequest("title", scheme, List.of(roles), Set.of(DrmSystem.WIDEVINE, DrmSystem.FAIRPLAY));
    }

    private static KeySet read(String text, ProtectionScheme scheme, KeyRole... roles) {
        return new CpixReader(Optional.empty(), false)
                .read(text.getBytes(StandardCharsets.UTF_8), request(scheme, roles), "the document");
    }

    private static void fails(String text, ErrorCode code, ProtectionScheme scheme, KeyRole... roles) {
        assertThatThrownBy(() -> read(text, scheme, roles)).isInstanceOfSatisfying(DrmException.class, e -> {
            assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
            assertThat(e.remedy()).isNotBlank();
            Leaks.assertNone(e, SECRETS);
        });
    }
}
