package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;
import tools.jackson.databind.JsonNode;

/** Encryption from the command line: what is asked, what is written, and what never is. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class DrmCommandTest {
    private static final String VIDEO_KEY = "8f3c1d5e7a9b0246c8e0f1a3b5d7e9f1";
    private static final String AUDIO_KEY = "1b2d3f405162738495a6b7c8d9eafb0c";
    private static final String VIDEO_ID = "11111111-2222-3333-4444-555555555555";
    private static final String AUDIO_ID = "66666666-7777-8888-9999-aaaaaaaaaaaa";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private DataHome home = new DataHome(Path.of("."));
    private Path source = Path.of(".");

    @BeforeEach
    void prepare() throws IOException {
        home = new DataHome(folder.resolve("data"));
        source = Media.clip(folder.resolve("source.mp4"), 6);
    }

    @Test
    @DisplayName("a title in cbcs for all systems: keys from the vault, the same again, nothing encoded twice")
    void vault() throws IOException {
        Path drm = drm("{\"content\": \"film\", \"systems\": [\"widevine\", \"playready\", \"fairplay\"]}");
        Cli first = encode("out", drm);
        assertThat(first.exitCode()).as(first.err()).isZero();
        Path out = folder.resolve("out");
        assertThat(Files.readString(out.resolve("master.m3u8")))
                .contains("#EXT-X-SESSION-KEY:METHOD=SAMPLE-AES,URI=\"skd://")
                .contains("KEYFORMAT=\"com.microsoft.playready\"")
                .contains("KEYFORMAT=\"urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed\"");
        assertThat(Files.readString(out.resolve("manifest.mpd")))
                .contains("<ContentProtection schemeIdUri=\"urn:mpeg:dash:mp4protection:2011\" value=\"cbcs\"")
                .contains("<mspr:pro>");

        assertThat(encode("out", drm).succeeds().path("upToDate").asBoolean()).isTrue();

        Path other = drm("{\"content\": \"film\", \"systems\": [\"widevine\"], \"clearLeadSeconds\": 1}");
        JsonNode changed = encode("out", other).succeeds();
        assertThat(changed.path("chunks").path("encoded").asInt()).isZero();
        assertThat(changed.path("chunks").path("reused").asInt()).isPositive();
    }

    @Test
    @DisplayName("packaged twice with one vault the bytes are the same")
    void sameBytes() throws IOException {
        Path drm = drm("{\"content\": \"film\", \"systems\": [\"widevine\"]}");
        assertThat(encode("one", drm).exitCode()).isZero();
        assertThat(encode("two", drm).exitCode()).isZero();
        for (String file : List.of("video/avc-180p/init.mp4", "video/avc-180p/00001.m4s", "manifest.mpd")) {
            assertThat(folder.resolve("two").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
        }
    }

    @Test
    @DisplayName("both schemes make two packages with different keys; the one in cenc has no playlists")
    void both() throws IOException {
        Path drm = drm(
                "{\"content\": \"film\", \"systems\": [\"widevine\", \"playready\", \"fairplay\"], \"scheme\": \"both\"}");
        Cli made = encode("out", drm);
        assertThat(made.exitCode()).as(made.err()).isZero();
        Path second = folder.resolve("out-cenc");
        assertThat(second.resolve("master.m3u8")).doesNotExist();
        assertThat(folder.resolve("out/master.m3u8")).exists();
        String cbcs = Files.readString(folder.resolve("out/manifest.mpd"));
        String cenc = Files.readString(second.resolve("manifest.mpd"));
        assertThat(cenc).contains("value=\"cenc\"").doesNotContain("value=\"cbcs\"");
        assertThat(keyIds(cenc)).hasSize(2).doesNotContainAnyElementsOf(keyIds(cbcs));
    }

    @Test
    @DisplayName("PR-54 keys by tier: an AdaptationSet for each, said to be switchable, and a note of what that costs")
    void pr54ByTier() throws IOException {
        source = Media.pictures(folder.resolve("large.mp4"), "1280x720", 2);
        Path drm = drm("{\"content\": \"film\", \"systems\": [\"widevine\"], \"layout\": \"by-tier\"}");
        JsonNode made = encode("out", drm).succeeds();
        assertThat(made.path("notes").toString()).contains("2 keys", "some players do not switch");
        String mpd = Files.readString(folder.resolve("out/manifest.mpd"));
        assertThat(keyIds(mpd)).hasSize(2);
        assertThat(mpd.split("urn:mpeg:dash:adaptation-set-switching:2016", -1)).hasSize(3);
    }

    @Test
    void fairPlayWithCencIsRefusedBeforeAnythingIsEncoded() throws IOException {
        Path drm = drm("{\"content\": \"film\", \"systems\": [\"fairplay\"], \"scheme\": \"cenc\"}");
        encode("out", drm).failsWith(ErrorCode.JOB_INVALID, "FairPlay cannot decrypt cenc", "choose the scheme cbcs");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void oneKeyForBothSchemesIsRefusedBeforeAnythingIsEncoded() throws IOException {
        withKeyFile();
        Path drm = drm("{\"content\": \"film\", \"systems\": [\"widevine\"], \"scheme\": \"both\","
                + " \"keys\": {\"file\": \"keys.json\"}}");
        encode("out", drm).failsWith(ErrorCode.KEYS_UNUSABLE, "in both schemes, cenc and cbcs");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void mistakesAreToldAllAtOnce() throws IOException {
        Path drm =
                drm("{\"content\": \"a b\", \"systems\": [\"widevin\"], \"licences\": {\"playready\": \"nowhere\"}}");
        encode("out", drm)
                .failsWith(ErrorCode.JOB_INVALID, "/drm/content", "did you mean \"widevine\"", "/drm/licences");
    }

    @Test
    @DisplayName("inspect tells of a header, a playlist and an MPD; export writes CPIX once, for its owner alone")
    void inspectAndExport() throws IOException {
        Path drm = withKeyFile();
        assertThat(encode("out", drm).exitCode()).isZero();
        Cli header = Cli.at(home, "drm", "inspect", folder.resolve("out/video/avc-180p/init.mp4"));
        assertThat(header.out())
                .contains("avc1, encrypted (encv)", "scheme: cbcs", "key id: " + VIDEO_ID)
                .contains("pattern: 1 block encrypted, 9 clear", "pssh for Widevine", "pssh for PlayReady");
        assertThat(Cli.at(home, "drm", "inspect", folder.resolve("out/master.m3u8"))
                        .out())
                .contains("EXT-X-SESSION-KEY for FairPlay", "URI: skd://" + VIDEO_ID, "version: 4.3.0.0");
        assertThat(Cli.at(home, "drm", "inspect", folder.resolve("out/manifest.mpd"))
                        .out())
                .contains("AdaptationSet 1 (video)", "Common Encryption, scheme cbcs", "key id: " + AUDIO_ID);

        Path cpix = folder.resolve("keys.xml");
        Cli exported = Cli.at(home, "drm", "export", "--drm", drm, "--to", cpix);
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cpix)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(cpix))
                .contains(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(VIDEO_KEY)));
        Cli.at(home, "drm", "export", "--json", "--drm", drm, "--to", cpix)
                .failsWith(ErrorCode.KEYS_NOT_EXPORTED, "there already");
    }

    private static Set<String> keyIds(String mpd) {
        Set<String> ids = new TreeSet<>();
        java.util.regex.Pattern.compile("cenc:default_KID=\"([^\"]*)\"")
                .matcher(mpd)
                .results()
                .forEach(found -> ids.add(found.group(1)));
        return ids;
    }

    private Path withKeyFile() throws IOException {
        Path keys = folder.resolve("keys.json");
        Files.createFile(keys, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(keys, """
                {"version": 1, "keys": [
                  {"role": "video", "kid": "%s", "key": "%s"},
                  {"role": "audio", "kid": "%s", "key": "%s"}]}
                """.formatted(VIDEO_ID, VIDEO_KEY, AUDIO_ID, AUDIO_KEY));
        return drm("{\"content\": \"film\", \"systems\": [\"widevine\", \"playready\", \"fairplay\"],"
                + " \"keys\": {\"file\": \"keys.json\"}}");
    }

    private Path drm(String text) throws IOException {
        return Files.writeString(folder.resolve("drm.json"), text);
    }

    private Cli encode(String out, Path drm) {
        return Cli.at(
                home,
                "encode",
                "--json",
                "--speed",
                "ultrafast",
                "--segment",
                "2",
                "--drm",
                drm,
                "--out",
                folder.resolve(out),
                source);
    }
}
