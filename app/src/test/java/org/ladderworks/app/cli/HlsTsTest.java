package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.manifest.index.IndexedRendition;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.PackagedFile;
import tools.jackson.databind.JsonNode;

/** HLS with MPEG-TS from the command line. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class HlsTsTest {
    private static final String KEY_TAG = "#EXT-X-KEY:METHOD=AES-128,URI=\"https://keys.example.com/";

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
    @DisplayName("turned on and off, nothing is encoded again; every file stands in package.json")
    void onAndOff() throws IOException {
        JsonNode made = encode("out", "--hls-ts").succeeds();
        Path out = folder.resolve("out");
        assertThat(made.path("hlsTs").asString(""))
                .isEqualTo(out.resolve("ts/master.m3u8").toString());
        PackageIndex index = PackageIndex.read(out.resolve("package.json"));
        assertThat(index.files())
                .filteredOn(file -> file.path().startsWith("ts/"))
                .extracting(PackagedFile::role)
                .contains(
                        PackagedFile.Role.SEGMENT,
                        PackagedFile.Role.MEDIA_PLAYLIST,
                        PackagedFile.Role.MULTIVARIANT_PLAYLIST);
        assertThat(index.files())
                .allSatisfy(file -> assertThat(out.resolve(file.path())).hasSize(file.size()));
        assertThat(index.renditions())
                .filteredOn(rendition -> rendition.container().isPresent())
                .allSatisfy(rendition ->
                        assertThat(rendition.codecs()).startsWith("avc1.").endsWith(",mp4a.40.2"))
                .extracting(IndexedRendition::path)
                .containsExactly("ts/video/avc-180p");

        assertThat(encode("out", "--hls-ts").succeeds().path("upToDate").asBoolean())
                .isTrue();
        JsonNode without = encode("out").succeeds();
        assertThat(without.path("chunks").path("encoded").asInt()).isZero();
        assertThat(out.resolve("ts")).doesNotExist();
        JsonNode again = encode("out", "--hls-ts").succeeds();
        assertThat(again.path("chunks").path("encoded").asInt()).isZero();
        assertThat(out.resolve("ts/master.m3u8")).exists();
    }

    @Test
    @DisplayName("an encrypted package without a word of its MPEG-TS segments is refused before anything is done")
    void refusedInClear() throws IOException {
        Path drm = drm("{\"content\": \"film\", \"systems\": [\"widevine\"]}");
        encode("out", "--hls-ts", "--drm", drm).failsWith(ErrorCode.JOB_INVALID, "/package/hlsTs", "in clear");
        assertThat(folder.resolve("out")).doesNotExist();
        Cli.at(home, "package", "--json", "--hls-ts", "--drm", drm, "--out", folder.resolve("p"), source)
                .failsWith(ErrorCode.SEGMENT_KEY_MISSING, "in clear");
        assertThat(folder.resolve("p")).doesNotExist();
        for (String uri : List.of("http://keys.example.com/k", "https://a:b@keys.example.com/k", "https:///k")) {
            Path bad = drm(
                    "{\"content\": \"film\", \"systems\": [\"widevine\"], \"hlsTs\": {\"keyUri\": \"" + uri + "\"}}");
            encode("out", "--hls-ts", "--drm", bad).failsWith(ErrorCode.JOB_INVALID, "/drm/hlsTs/keyUri");
        }
        Path none = drm("{\"content\": \"film\", \"systems\": [\"widevine\"], \"hlsTs\": {}}");
        encode("out", "--hls-ts", "--drm", none).failsWith(ErrorCode.JOB_INVALID, "/drm/hlsTs/keyUri");
    }

    @Test
    @DisplayName("nothing for MPEG-TS is told before anything is encoded")
    void nothingLeft() {
        encode("out", "--hls-ts", "--preset", "web-av1")
                .failsWith(ErrorCode.TRANSPORT_WITHOUT_MEDIA, "no rung of H.264 in SDR");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    @DisplayName(
            "AES-128 with a key of its own: the same again, exported as 16 bytes that open the segments, told by inspect")
    void encrypted() throws IOException {
        Path drm = drm("{\"content\": \"film\", \"systems\": [\"widevine\"],"
                + " \"hlsTs\": {\"keyUri\": \"https://keys.example.com/{kid}\"}}");
        assertThat(encode("clear", "--hls-ts").exitCode()).isZero();
        Cli made = encode("out", "--hls-ts", "--drm", drm);
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(encode("again", "--hls-ts", "--drm", drm).exitCode()).isZero();
        Path playlist = folder.resolve("out/ts/video/avc-180p/playlist.m3u8");
        assertThat(folder.resolve("again/ts/video/avc-180p/playlist.m3u8")).hasSameTextualContentAs(playlist);
        String text = Files.readString(playlist);
        Matcher tag = Pattern.compile(KEY_TAG + "([0-9a-f-]{36})\",IV=0x([0-9a-f]{32})\n#EXTINF:.*\n(.*\\.ts)")
                .matcher(text);
        List<String> ids = new ArrayList<>();
        Path key = folder.resolve("segments.key");
        Cli exported = Cli.at(home, "drm", "export", "--hls-ts", "--drm", drm, "--to", key);
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        assertThat(key).hasSize(16);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        while (tag.find()) {
            ids.add(tag.group(1));
            Path segment = playlist.resolveSibling(tag.group(3));
            assertThat(decrypted(Files.readAllBytes(key), tag.group(2), segment))
                    .isEqualTo(Files.readAllBytes(
                            folder.resolve("clear/ts/video/avc-180p").resolve(tag.group(3))));
        }
        assertThat(ids).hasSizeGreaterThan(1);
        assertThat(ids.stream().distinct()).hasSize(1);
        // The key is none of CMAF's, and is in no file of the package.
        assertThat(Files.readString(folder.resolve("out/manifest.mpd"))).doesNotContain(ids.getFirst());
        assertThat(Cli.at(home, "drm", "inspect", playlist).out())
                .contains("EXT-X-KEY from segment 1 for players that fetch the key itself", "AES-128: whole segments")
                .doesNotContain("from segment 2");
        IndexedRendition rendition = PackageIndex.read(folder.resolve("out/package.json")).renditions().stream()
                .filter(of -> of.path().equals("ts/video/avc-180p"))
                .findFirst()
                .orElseThrow();
        assertThat(rendition.encryption()).contains("aes-128");
        assertThat(rendition.keyId()).contains(ids.getFirst());
    }

    @Test
    @DisplayName("a key from a file, and one that is among the others refused")
    void keyFile() throws IOException {
        String id = "77777777-7777-8888-9999-aaaaaaaaaaaa";
        String secret = "8f3c1d5e7a9b0246c8e0f1a3b5d7e9f1";
        keys("segments.json", "{\"role\": \"segments\", \"kid\": \"" + id + "\", \"key\": \"" + secret + "\"}");
        Path drm = drm("{\"content\": \"film\", \"systems\": [\"widevine\"], \"hlsTs\": {\"keyUri\":"
                + " \"https://keys.example.com/{kid}\", \"keyFile\": \"segments.json\"}}");
        Cli made = encode("out", "--hls-ts", "--drm", drm);
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(Files.readString(folder.resolve("out/ts/master.m3u8")))
                .contains("#EXT-X-SESSION-KEY:METHOD=AES-128,URI=\"https://keys.example.com/" + id + "\"");

        keys(
                "others.json",
                "{\"role\": \"all\", \"kid\": \"88888888-7777-8888-9999-aaaaaaaaaaaa\", \"key\": \"" + secret + "\"}");
        Path shared = drm("{\"content\": \"film\", \"systems\": [\"widevine\"], \"layout\": \"one\", \"keys\":"
                + " {\"file\": \"others.json\"}, \"hlsTs\": {\"keyUri\": \"https://keys.example.com/{kid}\","
                + " \"keyFile\": \"segments.json\"}}");
        encode("shared", "--hls-ts", "--drm", shared).failsWith(ErrorCode.KEYS_UNUSABLE, "players get in clear");
        assertThat(folder.resolve("shared")).doesNotExist();
    }

    private static byte[] decrypted(byte[] key, String iv, Path segment) throws IOException {
        try {
            javax.crypto.Cipher cipher = javax.crypto.Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    javax.crypto.Cipher.DECRYPT_MODE,
                    new javax.crypto.spec.SecretKeySpec(key, "AES"),
                    new javax.crypto.spec.IvParameterSpec(
                            java.util.HexFormat.of().parseHex(iv)));
            return cipher.doFinal(Files.readAllBytes(segment));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private void keys(String name, String key) throws IOException {
        Path file = folder.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "{\"version\": 1, \"keys\": [" + key + "]}");
    }

    private Path drm(String text) throws IOException {
        return Files.writeString(folder.resolve("drm.json"), text);
    }

    private Cli encode(String out, Object... more) {
        List<Object> line = new ArrayList<>(
                List.of("encode", "--json", "--speed", "ultrafast", "--segment", "2", "--out", folder.resolve(out)));
        line.addAll(List.of(more));
        line.add(source);
        return Cli.at(home, line.toArray());
    }
}
