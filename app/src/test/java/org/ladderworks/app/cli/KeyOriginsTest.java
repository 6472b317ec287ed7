package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.AnsweringServer;
import org.ladderworks.engine.testing.Certificates;
import org.ladderworks.engine.testing.SpekeProvider;
import org.ladderworks.engine.testing.WidevineProvider;

/**
 * Packages with keys from each place that a drm file may name. That they are the right ones is proven by a key file with the
 * same keys: one vault gives it the same IVs, so that its package has the same bytes.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class KeyOriginsTest {
    private static final String VIDEO = "01234567-89ab-cdef-0123-456789abcdef 8f3c1d5e7a9b0246c8e0f1a3b5d7e9f1";
    private static final String AUDIO = "fedcba98-7654-3210-0f1e-2d3c4b5a6978 1b2d3f405162738495a6b7c8d9eafb0c";
    private static final String TOKEN = "TheTokenOfTheStudio";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final AnsweringServer server = new AnsweringServer(AnsweringServer.status(404, "nothing here"));
    private DataHome home = new DataHome(Path.of("."));
    private Path clip = Path.of(".");

    @BeforeEach
    void prepare() throws IOException {
        home = new DataHome(folder.resolve("data"));
        clip = Media.clip(folder.resolve("clip.mp4"), 2);
        secret("token.txt", TOKEN + "\n");
        secret("other.txt", "AnotherToken\n");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    @DisplayName("a CPIX document in a file, its keys in clear or encrypted for our certificate")
    void cpixFile() throws Exception {
        Path file = keyFile("keys", VIDEO, AUDIO);
        export(file, "keys.xml");
        samePackage(file, drm("clear", "{\"cpix\": {\"document\": \"keys.xml\"}}"));

        Certificates.make(folder, "packager", "RSA", 2048, "+0d");
        export(file, "sealed.xml", "--recipient", folder.resolve("packager.crt"));
        String identity = "\"identity\": {\"certificate\": \"packager.crt\", \"privateKey\": \"packager.key\"}";
        samePackage(file, drm("sealed", "{\"cpix\": {\"document\": \"sealed.xml\", " + identity + "}}"));
        refused(drm("unsealed", "{\"cpix\": {\"document\": \"keys.xml\", " + identity + "}}"), ErrorCode.KEYS_UNUSABLE);
    }

    @Test
    @DisplayName("a CPIX document at an address, to who shows the token from the credential's file")
    void cpixAddress() throws Exception {
        Path file = keyFile("keys", VIDEO, AUDIO);
        String document = Files.readString(export(file, "keys.xml"));
        server.answers((asked, exchange) -> (TOKEN.equals(asked.headers().getFirst("X-Api-Key"))
                        ? AnsweringServer.document(_ -> document)
                        : AnsweringServer.status(403, "who are you?"))
                .answer(asked, exchange));
        String keys = "{\"cpix\": {\"document\": \"" + server.at("/film.xml")
                + "\", \"credential\": {\"header\": \"X-Api-Key\", \"secretFile\": \"%s\"}}}";
        samePackage(file, drm("known", keys.formatted("token.txt")));
        assertThat(server.asked()).allSatisfy(asked -> {
            assertThat(asked.method()).isEqualTo("GET");
            assertThat(asked.target()).isEqualTo("/film.xml");
        });
        refused(drm("unknown", keys.formatted("other.txt")), ErrorCode.KEY_SERVER_REFUSED, "HTTP status 403");
        Files.setPosixFilePermissions(folder.resolve("token.txt"), PosixFilePermissions.fromString("rw-r--r--"));
        refused(drm("exposed", keys.formatted("token.txt")), ErrorCode.SECRET_EXPOSED, "token.txt");
    }

    @Test
    @DisplayName("a SPEKE provider, which knows the user and encrypts keys for our certificate")
    void speke() throws Exception {
        Certificates.make(folder, "packager", "RSA", 2048, "+0d");
        SpekeProvider provider = new SpekeProvider();
        String known =
                "Basic " + Base64.getEncoder().encodeToString(("studio:" + TOKEN).getBytes(StandardCharsets.US_ASCII));
        server.answers((asked, exchange) -> (known.equals(asked.headers().getFirst("Authorization"))
                        ? AnsweringServer.document(_ -> provider.answer(asked.body()), "X-Speke-Version", "2.0")
                        : AnsweringServer.status(401, "who are you?"))
                .answer(asked, exchange));
        String keys = "{\"speke\": {\"address\": \"" + server.at("/speke")
                + "\", \"credential\": {\"user\": \"studio\", \"secretFile\": \"%s\"},"
                + " \"identity\": {\"certificate\": \"packager.crt\", \"privateKey\": \"packager.key\"}}}";
        Path drm = drm("speke", keys.formatted("token.txt"));
        packaged("asked", drm).succeeds();
        assertThat(server.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.body()).contains("contentId=\"film\"", "X509Certificate");
        });
        List<String> ids = MpdSet.of(folder.resolve("asked/manifest.mpd")).stream()
                .map(MpdSet::keyId)
                .toList();
        List<String> pairs = new ArrayList<>();
        for (String id : ids) {
            pairs.add(id + " " + HexFormat.of().formatHex(SpekeProvider.secret(id)));
        }
        samePackage(keyFile("keys", pairs.get(0), pairs.get(1)), drm);
        refused(drm("unknown", keys.formatted("other.txt")), ErrorCode.KEY_SERVER_REFUSED, "HTTP status 401");
    }

    @Test
    @DisplayName("Widevine's servers, asked with the signing key from its file")
    void widevine() throws Exception {
        server.answers(WidevineProvider.answering(text -> text));
        secret("signing.key", WidevineProvider.KEY + "\n");
        secret("signing.iv", WidevineProvider.IV + "\n");
        String keys = "{\"widevine\": {\"address\": \"" + server.at("/cenc/getcontentkey/studio")
                + "\", \"signer\": \"%s\", \"keyFile\": \"signing.key\", \"ivFile\": \"signing.iv\"}}";
        samePackage(keyFile("keys", derived("HD"), derived("AUDIO")), drm("widevine", keys.formatted("studio")));
        assertThat(server.asked().getFirst().target()).isEqualTo("/cenc/getcontentkey/studio");
        refused(drm("stranger", keys.formatted("stranger")), ErrorCode.KEY_SERVER_REFUSED, "SIGNATURE_FAILED");
    }

    @Test
    @DisplayName(
            "an IV that came with a key is the constant one of its track, and goes with the key where it is exported")
    void explicitIv() throws Exception {
        byte[] iv = HexFormat.of().parseHex("f0e1d2c3b4a5968778695a4b3c2d1e0f");
        Path file = keyFile("keys", VIDEO + " " + HexFormat.of().formatHex(iv), AUDIO);
        packaged("out", file).succeeds();
        assertThat(new PackedTrack(folder.resolve("out/video/avc-180p")).constantIv())
                .isEqualTo(iv);

        String document = Files.readString(export(file, "keys.xml"));
        assertThat(Pattern.compile("<[^<]*ContentKey [^>]*").matcher(document).results())
                .map(found -> found.group())
                .filteredOn(tag ->
                        tag.contains("explicitIV=\"" + Base64.getEncoder().encodeToString(iv) + "\""))
                .singleElement()
                .satisfies(tag -> assertThat(tag).contains("kid=\"01234567-89ab-cdef-0123-456789abcdef\""));
        assertThat(document.split("explicitIV", -1)).hasSize(2);
        // In another vault, which has drawn no IV yet.
        home = new DataHome(folder.resolve("elsewhere"));
        packaged("again", drm("cpix", "{\"cpix\": {\"document\": \"keys.xml\"}}"))
                .succeeds();
        assertThat(folder.resolve("again/video/avc-180p/00001.m4s"))
                .hasSameBinaryContentAs(folder.resolve("out/video/avc-180p/00001.m4s"));
    }

    /** As a key file has them: the id and the key. */
    private static String derived(String type) {
        String id = HexFormat.of().formatHex(WidevineProvider.bytes("film", type, "id"));
        return id + " " + HexFormat.of().formatHex(WidevineProvider.bytes("film", type, "key"));
    }

    /** Asserts that both make the same samples, encrypted by the same keys. */
    private void samePackage(Path one, Path other) throws IOException {
        for (Path drm : List.of(one, other)) {
            packaged(name(drm), drm).succeeds();
        }
        Path first = folder.resolve(name(one));
        Path second = folder.resolve(name(other));
        List<Path> segments;
        try (Stream<Path> files = Files.walk(first)) {
            segments = files.filter(file -> file.toString().endsWith(".m4s"))
                    .map(first::relativize)
                    .toList();
        }
        assertThat(segments).hasSize(2);
        for (Path segment : segments) {
            assertThat(second.resolve(segment)).hasSameBinaryContentAs(first.resolve(segment));
        }
        assertThat(MpdSet.of(second.resolve("manifest.mpd")).stream().map(MpdSet::keyId))
                .containsExactlyElementsOf(MpdSet.of(first.resolve("manifest.mpd")).stream()
                        .map(MpdSet::keyId)
                        .toList());
    }

    private void refused(Path drm, ErrorCode code, Object... words) {
        packaged(name(drm), drm).failsWith(code, words);
        assertThat(folder.resolve(name(drm))).doesNotExist();
    }

    private Cli packaged(String out, Path drm) {
        return Cli.at(home, "package", "--json", "--drm", drm, "--out", folder.resolve(out), clip);
    }

    private Path export(Path drm, String name, Object... more) {
        List<Object> line = new ArrayList<>(List.of("drm", "export", "--drm", drm, "--to", folder.resolve(name)));
        line.addAll(List.of(more));
        Cli exported = Cli.at(home, line.toArray());
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        return folder.resolve(name);
    }

    /** A drm file whose keys are in a key file: of each an id, a key and perhaps an IV, with a blank between. */
    private Path keyFile(String name, String video, String audio) throws IOException {
        List<String> keys = new ArrayList<>();
        for (String role : List.of("video", "audio")) {
            String[] parts = (role.equals("video") ? video : audio).split(" ", -1);
            String iv = parts.length > 2 ? ", \"scheme\": \"cbcs\", \"iv\": \"" + parts[2] + "\"" : "";
            keys.add("{\"role\": \"%s\", \"kid\": \"%s\", \"key\": \"%s\"%s}".formatted(role, parts[0], parts[1], iv));
        }
        secret(name + ".secret", "{\"version\": 1, \"keys\": [" + String.join(",", keys) + "]}");
        return drm(name, "{\"file\": \"" + name + ".secret\"}");
    }

    private Path drm(String name, String keys) throws IOException {
        String text = "{\"content\": \"film\", \"systems\": [\"widevine\", \"playready\"], \"keys\": " + keys + "}";
        return Files.writeString(folder.resolve(name + ".json"), text);
    }

    private void secret(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static String name(Path drm) {
        return drm.getFileName().toString().replace(".json", "");
    }
}
