package org.ladderworks.engine.drm.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;

/** What lone boxes, objects and lines that others wrote are told to be, and what is refused. */
class DrmInspectionTest {
    /** As Widevine's test provider hands it out. */
    private static final byte[] WIDEVINE = Base64.getDecoder()
            .decode("AAAAW3Bzc2gAAAAA7e+LqXnWSs6jyCfc1R0h7QAAADsIARIQ62dqu8s0Xpa7z2FmMPGj2hoNd2lkZXZpbmVfdGVzdCIQ"
                    + "ZmtqM2xqYVNkZmFsa3IzaioCSEQyAA==");

    /** The example of W3C's "cenc" Initialization Data Format: two keys, no data. */
    private static final byte[] COMMON = HexFormat.of()
            .parseHex("00000044" + "70737368" + "01000000" + "1077efecc0b24d02ace33c1e52e2fb4b" + "00000002"
                    + "30313233343536373839303132333435" + "4142434445464748494a4b4c4d4e4f50" + "00000000");

    /** The example of Microsoft's PlayReady Header Specification, version 4.0. */
    private static final byte[] PLAYREADY = playReady(
            "<WRMHEADER xmlns=\"http://schemas.microsoft.com/DRM/2007/03/PlayReadyHeader\" version=\"4.0.0.0\">"
                    + "<DATA><PROTECTINFO><KEYLEN>16</KEYLEN><ALGID>AESCTR</ALGID></PROTECTINFO>"
                    + "<KID>AmfjCTOPbEOl3WD/5mcecA==</KID><CHECKSUM>BGw1aYZ1YXM=</CHECKSUM>"
                    + "<LA_URL>http://rm.contoso.com/rightsmanager.asmx</LA_URL></DATA></WRMHEADER>");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static Stream<Arguments> lone() {
        return Stream.of(
                        forms(
                                WIDEVINE,
                                "pssh for Widevine, version 0",
                                "  key id: eb676abb-cb34-5e96-bbcf-616630f1a3da",
                                "  provider: widevine_test",
                                "  content id: fkj3ljaSdfalkr3j",
                                "  track type: HD"),
                        forms(
                                COMMON,
                                "pssh for any system (1077efec-c0b2-4d02-ace3-3c1e52e2fb4b), version 1",
                                "  key id: 30313233-3435-3637-3839-303132333435",
                                "  key id: 41424344-4546-4748-494a-4b4c4d4e4f50"),
                        forms(
                                PLAYREADY,
                                "PlayReady object",
                                "    version: 4.0.0.0",
                                "    ALGID: AESCTR",
                                "    key id: 09e36702-8f33-436c-a5dd-60ffe6671e70",
                                "    licence server: http://rm.contoso.com/rightsmanager.asmx"))
                .flatMap(forms -> forms);
    }

    private static Stream<Arguments> forms(byte[] bytes, String... lines) {
        String hex = HexFormat.of().formatHex(bytes);
        String base64 = Base64.getEncoder().encodeToString(bytes);
        String wrapped = Base64.getMimeEncoder().encodeToString(bytes);
        return Stream.of(
                Arguments.of(lines[0] + " in bytes", bytes, lines),
                Arguments.of(lines[0] + " in base64", text(base64), lines),
                Arguments.of(lines[0] + " in lines of base64", text(wrapped + "\r\n"), lines),
                Arguments.of(lines[0] + " in hexadecimal", text(hex + "\n"), lines),
                Arguments.of(lines[0] + " behind 0x", text("0x" + hex.toUpperCase(Locale.ROOT)), lines));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lone")
    @DisplayName("PR-55 a lone box or object is told, in bytes and in the forms of text that it is handed around in")
    void pr55Lone(String name, byte[] content, String[] lines) throws IOException {
        assertThat(words(write(content)).lines()).as(name).containsSubsequence(lines);
    }

    @Test
    @DisplayName("a lone key tag is told as one of a playlist is")
    void keyTag() throws IOException {
        String base64 = Base64.getEncoder().encodeToString(WIDEVINE);
        assertThat(words(
                                write(
                                        text(
                                                "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"data:text/plain;base64," + base64
                                                        + "\",KEYFORMAT=\"urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed\",KEYFORMATVERSIONS=\"1\"\n")))
                        .lines())
                .containsSubsequence(
                        "  EXT-X-KEY from segment 1 for Widevine",
                        "    method: SAMPLE-AES: samples, in fragmented MP4 by cbcs",
                        "    pssh for Widevine, version 0",
                        "      key id: eb676abb-cb34-5e96-bbcf-616630f1a3da");
        String object = Base64.getEncoder().encodeToString(PLAYREADY);
        assertThat(words(write(text("#EXT-X-SESSION-KEY:METHOD=SAMPLE-AES,URI=\"data:text/plain;charset=UTF-16;base64,"
                        + object + "\",KEYFORMAT=\"com.microsoft.playready\"\n#EXT-X-KEY:METHOD=NONE"))))
                .contains(
                        "EXT-X-SESSION-KEY for PlayReady",
                        "09e36702-8f33-436c-a5dd-60ffe6671e70",
                        "what follows is clear");
    }

    @Test
    @DisplayName("an MPD that declares a document type is refused, and nothing that it names is opened")
    void documentType() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "not yours");
        String body = "<MPD><Period><AdaptationSet id=\"1\"><ContentProtection schemeIdUri=\"urn:a\" value=\"%s\"/>"
                + "</AdaptationSet></Period></MPD>";
        assertThat(words(write(text(body.formatted("b"))))).contains("AdaptationSet 1", "urn:a b");
        for (String type : List.of(
                "<!DOCTYPE MPD>",
                "<!DOCTYPE MPD SYSTEM \"" + secret.toUri() + "\">",
                "<!DOCTYPE MPD [<!ENTITY x \"y\">]>",
                "<!DOCTYPE MPD [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>")) {
            String value = type.contains("ENTITY") && !type.contains("SYSTEM") ? "&x;" : "b";
            refused(text(type + body.formatted(value)), ErrorCode.SOURCE_UNSUPPORTED);
        }
        byte[] header = playReady("<!DOCTYPE WRMHEADER [<!ENTITY x SYSTEM \"" + secret.toUri()
                + "\">]><WRMHEADER version=\"4.0.0.0\"><DATA>&x;</DATA></WRMHEADER>");
        refused(header, ErrorCode.SOURCE_UNSUPPORTED);
    }

    @Test
    @DisplayName("what was cut off anywhere is refused")
    void cut() throws IOException {
        byte[] mpd = text("<?xml version=\"1.0\"?><MPD><ContentProtection><a/></ContentProtection></MPD>");
        for (byte[] whole : List.of(WIDEVINE, COMMON, PLAYREADY, mpd)) {
            for (int length = 0; length < whole.length; length++) {
                refused(Arrays.copyOf(whole, length), ErrorCode.SOURCE_UNSUPPORTED);
            }
        }
        // That say they are whole, and hold records that end behind them.
        for (int length = 11; length < PLAYREADY.length; length += 7) {
            ByteBuffer told = ByteBuffer.wrap(Arrays.copyOf(PLAYREADY, length)).order(ByteOrder.LITTLE_ENDIAN);
            refused(told.putInt(0, length).array(), ErrorCode.SOURCE_UNSUPPORTED);
        }
        // A box within the box ends behind it.
        byte[] header = HexFormat.of().parseHex("00000010" + "6d6f6f76" + "000000ff" + "7472616b");
        refused(header, ErrorCode.RENDITION_UNREADABLE);
        refused(Arrays.copyOf(header, 12), ErrorCode.RENDITION_UNREADABLE);
    }

    @Test
    @DisplayName("rubbish is refused, and so is what is larger than any of these can be")
    void rubbishAndOversized() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            refused(bytes, ErrorCode.SOURCE_UNSUPPORTED);
        }
        for (String text : List.of("", " \n", "hello", "0x", "0x0", "AAAA", "{}", "<html", "#EXTINF:2,", "deadbeef")) {
            refused(text(text), ErrorCode.SOURCE_UNSUPPORTED);
        }
        byte[] digits = new byte[15 << 20];
        Arrays.fill(digits, (byte) '7');
        refused(digits, ErrorCode.SOURCE_UNSUPPORTED);
        Path large = folder.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.write(text("#EXTM3U\n"));
            file.setLength(8L << 30);
        }
        refused(large, ErrorCode.SOURCE_UNSUPPORTED);
        refused(folder.resolve("nothing"), ErrorCode.SOURCE_NOT_FOUND);
        refused(folder, ErrorCode.SOURCE_UNREADABLE);
    }

    @Test
    @DisplayName("a CPIX document: which keys it has and whether they are encrypted, and no key")
    void cpix() throws IOException {
        String id = "01234567-89ab-cdef-0123-456789abcdef";
        String secret = "AAECAwQFBgcICQoLDA0ODw==";
        String words = words(write(text("""
                <?xml version="1.0"?>
                <cpix:CPIX xmlns:cpix="urn:dashif:org:cpix" xmlns:pskc="urn:ietf:params:xml:ns:keyprov:pskc">
                <cpix:ContentKeyList>
                <cpix:ContentKey kid="%1$s"><cpix:Data><pskc:Secret>
                <pskc:PlainValue>%2$s</pskc:PlainValue></pskc:Secret></cpix:Data></cpix:ContentKey>
                <cpix:ContentKey kid="%1$s"><cpix:Data><pskc:Secret>
                <pskc:EncryptedValue>%2$s</pskc:EncryptedValue></pskc:Secret></cpix:Data></cpix:ContentKey>
                <cpix:ContentKey kid="%2$s"/>
                </cpix:ContentKeyList></cpix:CPIX>
                """.formatted(id, secret))));
        assertThat(words).isEqualTo("""
                CPIX document, keys: 1 in clear, 1 encrypted, 1 only named
                  key id: %1$s, the key in clear
                  key id: %1$s, the key encrypted
                  key id: none, the key only named
                """.formatted(id));
    }

    @Test
    @DisplayName("XML of something else is no MPD; a part of one is")
    void otherXml() throws IOException {
        for (String other : List.of("<html><body/></html>", "<?xml version=\"1.0\"?><!-- a --><smil/>")) {
            Path file = write(text(other));
            refused(file, ErrorCode.SOURCE_UNSUPPORTED);
            assertThatThrownBy(() -> DrmInspection.of(file)).hasMessageContaining("tells nothing of encryption");
        }
        assertThat(words(write(text("<MPD/>")))).isEqualTo("MPD without ContentProtection\n");
        assertThat(words(write(text("<Period><ContentProtection value=\"a\"/></Period>"))))
                .startsWith("MPD\n");
    }

    @Test
    @Timeout(20)
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("a pipe is not waited for")
    void pipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        refused(pipe, ErrorCode.SOURCE_UNREADABLE);
    }

    private void refused(byte[] content, ErrorCode code) throws IOException {
        refused(write(content), code);
    }

    /** By an error that names the file and says what to do. */
    private static void refused(Path file, ErrorCode code) {
        assertThatThrownBy(() -> DrmInspection.of(file)).isInstanceOfSatisfying(EngineException.class, e -> {
            assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
            assertThat(e).hasMessageContaining(file.toString()).hasMessageNotContaining("not yours");
            assertThat(e.remedy()).isNotBlank();
        });
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("file"), content);
    }

    /** A line for each part, two blanks for each level. */
    private static String words(Path file) {
        StringBuilder text = new StringBuilder();
        words(DrmInspection.of(file), 0, text);
        return text.toString();
    }

    private static void words(Described described, int depth, StringBuilder text) {
        text.append("  ".repeat(depth)).append(described.words()).append('\n');
        described.parts().forEach(part -> words(part, depth + 1, text));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] playReady(String header) {
        byte[] utf16 = header.getBytes(StandardCharsets.UTF_16LE);
        return ByteBuffer.allocate(10 + utf16.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(10 + utf16.length)
                .putShort((short) 1)
                .putShort((short) 1)
                .putShort((short) utf16.length)
                .put(utf16)
                .array();
    }

    @Test
    @DisplayName(
            "a text is read as it was copied: in lines, with spaces, colons or its element around it, as a data URI")
    void copied() {
        String base64 = Base64.getEncoder().encodeToString(WIDEVINE);
        String hex = HexFormat.ofDelimiter(" ").formatHex(WIDEVINE);
        for (String text : List.of(
                base64,
                base64.substring(0, 40) + "\n   " + base64.substring(40),
                hex,
                hex.replace(' ', ':').toUpperCase(Locale.ROOT),
                "<cenc:pssh>" + base64 + "</cenc:pssh>",
                "<cenc:pssh xmlns:cenc=\"urn:mpeg:cenc:2013\">\n  " + base64 + "\n</cenc:pssh>",
                "data:text/plain;base64," + base64)) {
            assertThat(DrmInspection.said(text).toString())
                    .as(text)
                    .contains("pssh for Widevine, version 0")
                    .contains("eb676abb-cb34-5e96-bbcf-616630f1a3da");
        }
        assertThat(DrmInspection.said(Base64.getEncoder().encodeToString(PLAYREADY))
                        .words())
                .isEqualTo("PlayReady object");
        assertThat(DrmInspection.said(
                                "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://a\",KEYFORMAT=\"com.apple.streamingkeydelivery\"")
                        .parts())
                .hasSize(1);
        for (String text : List.of("", "good morning", "<p>no</p>", "<", "0x", "{}")) {
            assertThatThrownBy(() -> DrmInspection.said(text))
                    .as(text)
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("the text is");
        }
    }
}
