package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.testing.PlaylistText;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** What the manifests of encrypted packages say of keys, held against what the headers of their tracks hold. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class DrmManifestsTest {
    /** Read in the order of a GUID of Windows it is another. */
    private static final String VIDEO_ID = "01234567-89ab-cdef-0123-456789abcdef";

    private static final String AUDIO_ID = "fedcba98-7654-3210-0f1e-2d3c4b5a6978";
    private static final String WIDEVINE = "edef8ba9-79d6-4ace-a3c8-27dcd51d21ed";
    private static final String PLAYREADY = "9a04f079-9840-4286-ab92-e65be0885f95";
    private static final String CLEARKEY = "e2719d58-a985-b3c9-781a-b030af78d30e";
    private static final String COMMON = "urn:mpeg:dash:mp4protection:2011";
    private static final String KEY = "#EXT-X-KEY";
    private static final Map<String, String> LICENCES = Map.of(
            WIDEVINE, "https://l.example.com/wv?a=1&b=2",
            PLAYREADY, "https://l.example.com/pr",
            CLEARKEY, "https://l.example.com/ck");

    private static final String ALL = "\"content\": \"film\", \"systems\": [\"widevine\", \"playready\", \"fairplay\","
            + " \"clearkey\"], \"licences\": {\"widevine\": \"%s\", \"playready\": \"%s\", \"clearkey\": \"%s\"}"
                    .formatted(LICENCES.get(WIDEVINE), LICENCES.get(PLAYREADY), LICENCES.get(CLEARKEY));
    private static final String FOR_CLEARKEY = "\"content\": \"film\", \"systems\": [\"clearkey\"],"
            + " \"licences\": {\"clearkey\": \"https://l.example.com/ck\"}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Path clip;

    /** A package for all systems, and the folders of its tracks. */
    @SuppressWarnings("NullAway.Init")
    private static Path whole;

    @SuppressWarnings("NullAway.Init")
    private static List<PackedTrack> tracks;

    @BeforeAll
    static void pack() throws IOException {
        clip = Media.clip(folder.resolve("clip.mp4"), 4, "-sc_threshold", "0");
        keys("keys.json", "video", VIDEO_ID, "audio", AUDIO_ID);
        JsonNode made = pack("whole", "{" + ALL + ", \"keys\": {\"file\": \"keys.json\"}}", clip);
        whole = folder.resolve("whole");
        tracks = Stream.of("video", "audio")
                .map(kind ->
                        new PackedTrack(whole.resolve(made.path(kind).get(0).asString(""))))
                .toList();
    }

    @Test
    @DisplayName("PR-16 HDCP-LEVEL of a rung goes by its size where it is encrypted")
    void pr16HdcpLevel() throws IOException {
        Object[] rungs = Stream.of("320x180", "960x540", "1280x720", "1920x1080", "3840x2160")
                .map(size -> Media.pictures(folder.resolve(size + ".mp4"), size, 1, "-frames:v", "2"))
                .toArray();
        pack("sizes", "{\"content\": \"sizes\", \"systems\": [\"fairplay\"]}", rungs);
        assertThat(hdcp("sizes"))
                .isEqualTo(Map.of(
                        "320x180", "NONE",
                        "960x540", "NONE",
                        "1280x720", "TYPE-0",
                        "1920x1080", "TYPE-0",
                        "3840x2160", "TYPE-1"));
        Cli clear = run("clear", List.of(), rungs);
        assertThat(clear.exitCode()).as(clear.err()).isZero();
        assertThat(hdcp("clear").values()).hasSize(5).containsOnly("");
    }

    @Test
    @DisplayName("PR-50 the playlist of each track has a key tag for each system, behind EXT-X-MAP and without an IV")
    void pr50KeyTags() throws IOException {
        for (int i = 0; i < 2; i++) {
            String playlist = tracks.get(i).playlist();
            String id = i == 0 ? VIDEO_ID : AUDIO_ID;
            assertThat(PlaylistText.attributes(playlist, KEY)).isEqualTo(tags(id, tracks.get(i)));
            assertThat(playlist).contains("KEYID=0x" + id.replace("-", "") + "\n");
            assertThat(outline(playlist)).containsSequence("#EXT-X-MAP", KEY, KEY, KEY, "#EXTINF", "uri");
        }
    }

    @Test
    @DisplayName("PR-51 behind a clear lead the key tags stand where encrypted segments begin")
    void pr51ClearLead() throws IOException {
        JsonNode made = pack("lead", "{" + ALL + ", \"clearLeadSeconds\": 1}", clip);
        for (String kind : List.of("video", "audio")) {
            PackedTrack track = new PackedTrack(
                    folder.resolve("lead").resolve(made.path(kind).get(0).asString("")));
            String playlist = track.playlist();
            assertThat(outline(playlist))
                    .containsSequence("#EXT-X-MAP", "#EXTINF", "uri", KEY, KEY, KEY, "#EXTINF", "uri");
            assertThat(PlaylistText.attributes(playlist, KEY)).isEqualTo(tags(track.keyId(), track));
            assertThat(track.latin("00001.m4s")).doesNotContain("senc");
            assertThat(track.latin("00002.m4s")).contains("senc");
        }
    }

    @Test
    @DisplayName("PR-17 the multivariant playlist has a session key for each key and system, as the tracks have them")
    void pr17SessionKeys() throws IOException {
        List<Map<String, String>> wanted = new ArrayList<>(tags(VIDEO_ID, tracks.get(0)));
        wanted.addAll(tags(AUDIO_ID, tracks.get(1)));
        assertThat(PlaylistText.attributes(Files.readString(whole.resolve("master.m3u8")), "#EXT-X-SESSION-KEY"))
                .hasSize(6)
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    @DisplayName(
            "PR-52 PR-53 ContentProtection stands at the set, the scheme first, with the key's id in network order")
    void pr53Sets() throws IOException {
        List<MpdSet> sets = MpdSet.of(whole.resolve("manifest.mpd"));
        assertThat(sets).hasSize(2);
        for (int i = 0; i < 2; i++) {
            MpdSet set = sets.get(i);
            assertThat(set.protections().stream().map(of -> of.getAttribute("schemeIdUri")))
                    .containsExactly(COMMON, "urn:uuid:" + WIDEVINE, "urn:uuid:" + PLAYREADY, "urn:uuid:" + CLEARKEY);
            assertThat(set.protectionsBelow()).isEqualTo(4);
            assertThat(set.protections().getFirst().getAttribute("value")).isEqualTo("cbcs");
            assertThat(set.keyId()).isEqualTo(i == 0 ? VIDEO_ID : AUDIO_ID);
            assertThat(tracks.get(i).keyId()).isEqualTo(set.keyId());
        }
        keys("one-key.json", "all", VIDEO_ID);
        pack("one", "{" + ALL + ", \"layout\": \"one\", \"keys\": {\"file\": \"one-key.json\"}}", clip);
        List<MpdSet> same = MpdSet.of(folder.resolve("one/manifest.mpd"));
        List<Element> pictures = same.getFirst().protections();
        List<Element> sound = same.getLast().protections();
        assertThat(pictures).hasSize(4).hasSameSizeAs(sound);
        for (int i = 0; i < pictures.size(); i++) {
            assertThat(pictures.get(i).isEqualNode(sound.get(i))).isTrue();
        }
    }

    @Test
    @DisplayName("PR-53 each system has its licence server, ClearKey also by its own name for it")
    void pr53LicenceServers() throws IOException {
        for (MpdSet set : MpdSet.of(whole.resolve("manifest.mpd"))) {
            LICENCES.forEach((system, address) -> assertThat(
                            MpdSet.child(set.protection("urn:uuid:" + system), MpdSet.CPS, "Laurl")
                                    .getTextContent())
                    .isEqualTo(address));
            Element clearKey = set.protection("urn:uuid:" + CLEARKEY);
            assertThat(clearKey.getAttribute("value")).isEqualTo("ClearKey1.0");
            Element licence = MpdSet.child(clearKey, MpdSet.CLEARKEY, "Laurl");
            assertThat(licence.getAttribute("Lic_type")).isEqualTo("EME-1.0");
            assertThat(licence.getTextContent()).isEqualTo(LICENCES.get(CLEARKEY));
        }
    }

    @Test
    @DisplayName("PR-53 cenc:pssh is the whole box of the track's header, in both schemes")
    void pr53Pssh() throws IOException {
        pack(
                "scheme",
                "{\"content\": \"film\", \"systems\": [\"widevine\", \"playready\"], \"scheme\": \"cenc\"}",
                clip);
        Path other = folder.resolve("scheme");
        for (Path out : List.of(whole, other)) {
            List<MpdSet> sets = MpdSet.of(out.resolve("manifest.mpd"));
            for (int i = 0; i < 2; i++) {
                Map<String, String> boxes = new PackedTrack(
                                out.resolve(whole.relativize(tracks.get(i).folder())))
                        .pssh();
                for (String system : List.of(WIDEVINE, PLAYREADY)) {
                    Element box = MpdSet.child(sets.get(i).protection("urn:uuid:" + system), MpdSet.CENC, "pssh");
                    assertThat(box.getTextContent()).isEqualTo(boxes.get(system));
                }
            }
        }
        assertThat(other.resolve("master.m3u8")).doesNotExist();
    }

    @Test
    @DisplayName("PR-54 sets of different keys by tier name each other as those to switch to")
    void pr54ByTier() throws IOException {
        Object[] rungs = Stream.of("320x180", "1280x720")
                .map(size -> Media.pictures(folder.resolve("tier-" + size + ".mp4"), size, 1, "-frames:v", "2"))
                .toArray();
        pack("tiers", "{" + ALL + ", \"layout\": \"by-tier\"}", rungs);
        List<MpdSet> sets = MpdSet.of(folder.resolve("tiers/manifest.mpd"));
        assertThat(sets).hasSize(2);
        String switching = "urn:mpeg:dash:adaptation-set-switching:2016";
        assertThat(sets.getFirst().supplements(switching))
                .containsExactly(sets.getLast().id());
        assertThat(sets.getLast().supplements(switching))
                .containsExactly(sets.getFirst().id());
        assertThat(sets.getFirst().id()).isNotEqualTo(sets.getLast().id());
        assertThat(sets.getFirst().keyId())
                .hasSize(36)
                .isNotEqualTo(sets.getLast().keyId());
        for (String system : List.of(WIDEVINE, PLAYREADY)) {
            assertThat(sets.getFirst()
                            .protection("urn:uuid:" + system)
                            .isEqualNode(sets.getLast().protection("urn:uuid:" + system)))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("a package for ClearKey alone has no playlists but those of MPEG-TS, which have tags; a note says so")
    void noPlaylistsForClearKeyAlone() throws IOException {
        String file = "{" + FOR_CLEARKEY + ", \"hlsTs\": {\"keyUri\": \"https://keys.example.com/{kid}\"}}";
        Path drm = Files.writeString(folder.resolve("for-clearkey.json"), file);
        JsonNode made =
                run("for-clearkey", List.of("--hls-ts", "--drm", drm), clip).succeeds();
        assertThat(made.path("notes").toString()).contains("no HLS playlists", "ClearKey");
        assertThat(made.has("hls")).isFalse();
        Path out = folder.resolve("for-clearkey");
        try (Stream<Path> files = Files.walk(out)) {
            List<Path> playlists =
                    files.filter(path -> path.toString().endsWith(".m3u8")).toList();
            assertThat(playlists).hasSize(2).allSatisfy(path -> assertThat(path).startsWith(out.resolve("ts")));
            for (Path playlist : playlists) {
                assertThat(Files.readString(playlist)).contains("KEY:METHOD=AES-128");
            }
        }
        assertThat(MpdSet.of(out.resolve("manifest.mpd")))
                .hasSize(2)
                .allSatisfy(set -> assertThat(set.protections())
                        .extracting(of -> of.getAttribute("schemeIdUri"))
                        .containsExactly(COMMON, "urn:uuid:" + CLEARKEY));
        assertThat(Files.readString(out.resolve("package.json"))).doesNotContain("\"master.m3u8\"");
    }

    /** The key tags of a track, made of what its header holds. */
    private static List<Map<String, String>> tags(String id, PackedTrack track) throws IOException {
        Map<String, String> boxes = track.pssh();
        byte[] playReady = Base64.getDecoder().decode(boxes.get(PLAYREADY));
        String object = Base64.getEncoder().encodeToString(Arrays.copyOfRange(playReady, 32, playReady.length));
        Map<String, String> common = Map.of("METHOD", "SAMPLE-AES", "KEYFORMATVERSIONS", "1");
        Map<String, String> fairPlay = new TreeMap<>(common);
        fairPlay.putAll(Map.of("URI", "skd://" + id, "KEYFORMAT", "com.apple.streamingkeydelivery"));
        Map<String, String> widevine = new TreeMap<>(common);
        widevine.putAll(Map.of("URI", "data:text/plain;base64," + boxes.get(WIDEVINE)));
        widevine.putAll(Map.of("KEYFORMAT", "urn:uuid:" + WIDEVINE, "KEYID", "0x" + id.replace("-", "")));
        Map<String, String> microsoft = new TreeMap<>(common);
        microsoft.putAll(Map.of("URI", "data:text/plain;charset=UTF-16;base64," + object));
        microsoft.putAll(Map.of("KEYFORMAT", "com.microsoft.playready"));
        return List.of(fairPlay, widevine, microsoft);
    }

    /** The names of all tags, and {@code uri} for each segment. */
    private static List<String> outline(String playlist) {
        return playlist.lines()
                .map(line -> line.startsWith("#") ? line.split(":", 2)[0] : "uri")
                .toList();
    }

    private static Map<String, String> hdcp(String out) throws IOException {
        String master = Files.readString(folder.resolve(out).resolve("master.m3u8"));
        return PlaylistText.attributes(master, "#EXT-X-STREAM-INF").stream()
                .collect(Collectors.toMap(
                        tag -> PlaylistText.text(tag, "RESOLUTION"), tag -> tag.getOrDefault("HDCP-LEVEL", "")));
    }

    /** A key file for these roles. */
    private static void keys(String name, String... rolesAndIds) throws IOException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < rolesAndIds.length; i += 2) {
            keys.add("{\"role\": \"%s\", \"kid\": \"%s\", \"key\": \"%032x\"}"
                    .formatted(rolesAndIds[i], rolesAndIds[i + 1], 0x1234 + i));
        }
        Path file = folder.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "{\"version\": 1, \"keys\": [" + String.join(",", keys) + "]}");
    }

    private static JsonNode pack(String out, String drm, Object... files) throws IOException {
        Path said = Files.writeString(folder.resolve(out + ".json"), drm);
        return run(out, List.of("--drm", said), files).succeeds();
    }

    private static Cli run(String out, List<Object> options, Object... files) {
        List<Object> line = new ArrayList<>(List.of("package", "--json", "--segment", "2"));
        line.addAll(options);
        line.addAll(List.of("--out", folder.resolve(out)));
        line.addAll(List.of(files));
        return Cli.at(new DataHome(folder.resolve("data")), line.toArray());
    }
}
