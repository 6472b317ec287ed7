package org.ladderworks.app.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.origin.Origin;
import org.ladderworks.app.origin.OriginOptions;
import org.ladderworks.app.origin.PreviewKeys;
import org.ladderworks.app.origin.ServedPackage;
import org.ladderworks.app.players.Manifest;
import org.ladderworks.app.players.PlayPlan;
import org.ladderworks.app.players.PlayReport;
import org.ladderworks.app.players.Player;
import org.ladderworks.app.players.Problem;
import org.ladderworks.app.players.SyncReport;
import org.ladderworks.app.players.TextReport;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.app.secret.KeyOrigin;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.signal.SegmentKeyUri;
import org.ladderworks.engine.pipeline.PackageSpec;
import org.ladderworks.engine.pipeline.ProtectionSpec;
import org.ladderworks.engine.pipeline.SegmentKeySpec;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.FlashAndBeep;
import org.ladderworks.engine.text.TextFile;
import org.ladderworks.engine.text.TextSettings;
import org.ladderworks.engine.time.MediaTime;

/** HLS with MPEG-TS in Chromium, in clear and under AES-128. */
@Tag("alone")
class TransportPlayTest {
    private static final int SECONDS = 10;
    private static final Set<DrmSystem> SYSTEMS = Set.of(DrmSystem.WIDEVINE, DrmSystem.FAIRPLAY);

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final OpenLab LAB = new OpenLab();

    private static KeyChain secrets;
    private static Path clear;
    private static Path encrypted;

    @BeforeAll
    static void encode() throws IOException {
        secrets = new KeyChain(Files.createDirectory(folder.resolve("vault")), Unlocking.byFile(_ -> {}));
        Path source = FlashAndBeep.at("25").size("1280x720").seconds(SECONDS).make(folder.resolve("clip.mp4"));
        Path french = Files.writeString(folder.resolve("fr.srt"), "00:00:03.400 --> 00:00:05.900\nau milieu\n\n");
        TextSettings text = new TextSettings(List.of(TextFile.parse(french + ":lang=fr,label=Fran\u00e7ais")), false);
        PackageSpec streams =
                PackageSpec.standard().withSegment(MediaTime.of(2, 1)).withTransport();
        clear = EncodedPackage.of(EncodedPackage.job(source, "short-clip", folder.resolve("clear"))
                .with(text)
                .with(streams));
        encrypted = EncodedPackage.of(EncodedPackage.job(source, "short-clip", folder.resolve("encrypted"))
                .with(text)
                .with(streams.with(protection())));
    }

    @AfterAll
    static void lock() {
        secrets.close();
    }

    @Test
    @DisplayName("it plays from start to end, after seeks, and in every rung")
    void playsInClear() throws InterruptedException {
        playInClear(Player.HLS_JS);
    }

    @Tag("soak")
    @Test
    @DisplayName("so it does in Shaka Player")
    void playsInClearInShaka() throws InterruptedException {
        playInClear(Player.SHAKA);
    }

    private static void playInClear(Player player) throws InterruptedException {
        PlayReport report = LAB.get().playThrough(clear.resolve("ts"), player, Manifest.HLS);
        assertThat(found(player, report.problems())).isEmpty();
        assertThat(report.straight().ended()).isTrue();
    }

    @Test
    @DisplayName("so it does under AES-128, with the key from the preview's server")
    void playsEncrypted() throws Exception {
        playEncrypted(Player.SHAKA);
    }

    @Tag("soak")
    @Test
    @DisplayName("so it does under AES-128 in hls.js")
    void playsEncryptedInHlsJs() throws Exception {
        playEncrypted(Player.HLS_JS);
    }

    private static void playEncrypted(Player player) throws Exception {
        try (PreviewKeys keys = keys();
                Origin origin = Origin.start(ServedPackage.of(encrypted), OriginOptions.local(0), Optional.of(keys))) {
            PlayReport report = LAB.get()
                    .playEncrypted(
                            origin.preview(player == Player.HLS_JS ? "hls.js" : "shaka", "ts/master.m3u8"),
                            origin.licences(),
                            player,
                            Manifest.HLS,
                            PlayPlan.standard());
            assertThat(found(player, report.problems())).isEmpty();
            assertThat(report.straight().ended()).isTrue();
        }
    }

    @Test
    @DisplayName("sound and picture stay together")
    void sync() throws InterruptedException {
        measureSync(Player.HLS_JS);
    }

    @Tag("soak")
    @Test
    @DisplayName("so they do in Shaka Player")
    void syncInShaka() throws InterruptedException {
        measureSync(Player.SHAKA);
    }

    private static void measureSync(Player player) throws InterruptedException {
        SyncReport report = LAB.get().measureSync(clear.resolve("ts"), player, Manifest.HLS);

        assertThat(found(player, report.problems())).isEmpty();
        assertThat(report.pairs()).hasSizeGreaterThan(SECONDS - 5);
        assertThat(report.pairs())
                .allSatisfy(pair ->
                        assertThat(pair.offset()).as("%s", pair).isBetween(-0.04 * (pair.exact() ? 1 : 2), 0.04));
    }

    @Test
    @DisplayName("texts are shown at their times, on the clock of the streams")
    void text() throws InterruptedException {
        readTheText(Player.SHAKA);
    }

    @Tag("soak")
    @Test
    @DisplayName("so they are in hls.js")
    void textInHlsJs() throws InterruptedException {
        readTheText(Player.HLS_JS);
    }

    private static void readTheText(Player player) throws InterruptedException {
        TextReport.Offer french = new TextReport.Offer("fr", "Fran\u00e7ais");
        TextReport report = LAB.get().readText(clear.resolve("ts"), player, Manifest.HLS, french);

        assertThat(found(player, report.problems())).isEmpty();
        assertThat(report.shown()).singleElement().satisfies(shown -> {
            assertThat(shown.text()).isEqualTo("au milieu");
            assertThat(shown.start()).isCloseTo(3.4, offset(0.06));
            assertThat(shown.firstSeen()).isBetween(3.3, 5.9);
        });
    }

    @Test
    @DisplayName("our own page plays it, and without keys says what to do")
    void page() throws Exception {
        try (PreviewKeys keys = keys();
                Origin origin = Origin.start(ServedPackage.of(encrypted), OriginOptions.local(0), Optional.of(keys));
                Origin without = Origin.start(ServedPackage.of(encrypted), OriginOptions.local(0), Optional.empty())) {
            String page = origin.page().toString();
            assertThat(watch(page.replace("#", "?manifest=ts#"))).isEqualTo("plays");
            assertThat(watch(without.page() + "?manifest=ts")).contains("--drm");
        }
    }

    /** Shaka Player begins with the priming, for which there are no pictures, and jumps over it. */
    private static List<Problem> found(Player player, List<Problem> problems) {
        return problems.stream()
                .filter(problem -> player != Player.SHAKA
                        || problem.kind() != Problem.Kind.GAP
                        || !problem.detail().equals("gapjumped")
                        || problem.at() > 0.022)
                .toList();
    }

    private static String watch(String page) throws InterruptedException {
        return LAB.get()
                .openUntil(
                        java.net.URI.create(page),
                        "const v = document.getElementById('video');"
                                + "if (v && !v.dataset.begun) { v.dataset.begun = 1; v.muted = true; }"
                                + "if (v && v.paused) { v.play().catch(() => {}); }"
                                + "const e = document.getElementById('error').textContent;"
                                + "return e || (v && v.currentTime > 1 ? 'plays' : '')");
    }

    private static PreviewKeys keys() {
        KeyRequest cmaf = new KeyRequest("clip", ProtectionScheme.CBCS, KeyLayout.VIDEO_AND_AUDIO.roles(), SYSTEMS);
        Map<KeyRole, ContentKey> all = new EnumMap<>(KeyRole.class);
        all.putAll(secrets.source(new KeyOrigin.InVault())
                .keys(cmaf, new Cancellation())
                .keys());
        all.putAll(secrets.source(new KeyOrigin.InVault())
                .keys(protection().segmentRequest(), new Cancellation())
                .keys());
        return new PreviewKeys(new KeySet(all, List.of()));
    }

    private static ProtectionSpec protection() {
        return new ProtectionSpec(
                        Set.of(ProtectionScheme.CBCS),
                        SYSTEMS,
                        "clip",
                        Map.of(),
                        Optional.empty(),
                        KeyLayout.VIDEO_AND_AUDIO,
                        Optional.empty(),
                        secrets.source(new KeyOrigin.InVault()),
                        secrets.ledger())
                .with(new SegmentKeySpec(
                        new SegmentKeyUri("https://keys.example.com/{kid}"), secrets.source(new KeyOrigin.InVault())));
    }
}
