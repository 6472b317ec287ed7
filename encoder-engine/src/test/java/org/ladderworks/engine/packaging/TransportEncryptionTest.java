package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.manifest.hls.MediaPlaylist;
import org.ladderworks.engine.testing.AnsweringServer;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.time.MediaTime;

/** Whole segments under AES-128: what others decrypt is the clear package, byte for byte (rule 58). */
class TransportEncryptionTest {
    private static final MediaTime SECOND = MediaTime.of(1, 1);
    private static final String KEY = "0123456789abcdeffedcba9876543210";
    private static final KeyId ID = KeyId.of(HexFormat.of().parseHex("a1a2a3a4b1b24142919192939495a6b7"));

    @TempDir
    Path folder;

    private final IvBookOfTest ledger = IvBookOfTest.counting(ProtectionScheme.CBCS);

    private final List<Rendition> renditions = new ArrayList<>();

    @BeforeEach
    void encode() {
        renditions.add(Clips.rung(Clips.video().frames(75).gop(25).encode(folder.resolve("v.mp4"))));
        renditions.add(
                Clips.rung(Clips.video().frames(75).gop(25).size("160x90").encode(folder.resolve("s.mp4"))));
        renditions.add(Clips.sound("en", Clips.audio(folder.resolve("a.m4a"), "3", 48_000)));
        renditions.add(Clips.sound("fr", Clips.audio(folder.resolve("b.m4a"), "3", 44_100)));
    }

    @Test
    @DisplayName(
            "PR-58 openssl decrypts every segment to the clear one; no IV is there twice; again gives the same bytes")
    void pr58OpensslDecrypts() throws IOException {
        pack("clear", TransportSettings.CLEAR, SECOND);
        PackagedPresentation encrypted = pack("encrypted", protection("https://keys.example.com/k"), SECOND);
        TransportSet set = encrypted.transport().orElseThrow();
        SegmentKey key = set.key().orElseThrow();

        List<String> ivs = new ArrayList<>();
        for (PackagedTrack track :
                Stream.concat(set.video().stream(), set.audio().stream()).toList()) {
            List<String> its = key.ivs().getOrDefault(track.path(), List.of());
            assertThat(its).hasSameSizeAs(track.segments());
            for (int i = 0; i < its.size(); i++) {
                String file =
                        "ts/" + track.path() + "/" + track.segments().get(i).fileName();
                Path decrypted = folder.resolve("decrypted.ts");
                RealTools.run(
                        RealTools.openssl(),
                        List.of(
                                "enc",
                                "-d",
                                "-aes-128-cbc",
                                "-K",
                                KEY,
                                "-iv",
                                its.get(i),
                                "-in",
                                folder.resolve("encrypted").resolve(file).toString(),
                                "-out",
                                decrypted.toString()));
                assertThat(decrypted)
                        .hasSameBinaryContentAs(folder.resolve("clear").resolve(file));
            }
            ivs.addAll(its);
        }
        assertThat(ivs).hasSize(9).doesNotHaveDuplicates();
        assertThat(ledger.drawn()).hasSize(3);
        assertThat(pack("again", protection("https://keys.example.com/k"), SECOND)
                        .files())
                .isEqualTo(encrypted.files());
        assertThat(ledger.drawn()).hasSize(3);
    }

    @Test
    @DisplayName("a track that is cut in another way, or has other sound in it, never meets an IV that it had")
    void otherCut() {
        List<String> one = ivs(pack("one", protection("https://keys.example.com/k"), SECOND));
        List<String> longer = ivs(pack("two", protection("https://keys.example.com/k"), MediaTime.of(2, 1)));
        Rendition english = renditions.remove(2);
        List<String> other = ivs(pack("three", protection("https://keys.example.com/k"), SECOND));
        renditions.add(english);

        assertThat(one).doesNotContainAnyElementsOf(longer).doesNotContainAnyElementsOf(other);
        assertThat(longer).doesNotContainAnyElementsOf(other);
    }

    private static List<String> ivs(PackagedPresentation presentation) {
        return presentation.transport().orElseThrow().key().orElseThrow().ivs().values().stream()
                .flatMap(List::stream)
                .toList();
    }

    @Test
    @DisplayName("FFmpeg plays the encrypted playlist with the key from its address")
    void ffmpegPlays() throws IOException {
        try (AnsweringServer server = new AnsweringServer((asked, exchange) -> {
            byte[] key = HexFormat.of().parseHex(KEY);
            exchange.sendResponseHeaders(200, key.length);
            exchange.getResponseBody().write(key);
        })) {
            PackagedPresentation presentation = pack("encrypted", protection(server.at("/key")), SECOND);
            PackagedTrack track = presentation.transport().orElseThrow().video().getFirst();
            Path playlist = folder.resolve("encrypted/ts").resolve(track.path()).resolve("playlist.m3u8");
            Files.writeString(
                    playlist, MediaPlaylist.of(presentation.transport().orElseThrow(), track), StandardCharsets.UTF_8);
            List<String> expected = TransportClip.pictures(
                    RealTools.ffmpeg(),
                    Packages.joined(
                            folder.resolve("encrypted"), presentation.video().getFirst()));
            for (Path ffmpeg : List.of(RealTools.ffmpeg(), RealTools.bundledFfmpeg())) {
                assertThat(TransportClip.pictures(
                                ffmpeg,
                                playlist,
                                "-allowed_extensions",
                                "ALL",
                                "-protocol_whitelist",
                                "file,http,tcp,crypto"))
                        .isEqualTo(expected);
            }
            assertThat(server.asked()).isNotEmpty();
        }
    }

    private TransportSettings protection(String uri) {
        ContentKey key = new ContentKey(ID, HexFormat.of().parseHex(KEY), Optional.empty());
        return new TransportSettings(Optional.of(new SegmentProtection(key, URI.create(uri), ledger)));
    }

    private PackagedPresentation pack(String name, TransportSettings settings, MediaTime length) {
        try {
            return Packages.withTransport(
                    Files.createDirectories(folder.resolve(name)),
                    settings,
                    length,
                    renditions.toArray(new Rendition[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
