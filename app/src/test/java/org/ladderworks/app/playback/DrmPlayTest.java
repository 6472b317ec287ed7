package org.ladderworks.app.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.app.origin.Origin;
import org.ladderworks.app.origin.OriginOptions;
import org.ladderworks.app.origin.PreviewKeys;
import org.ladderworks.app.origin.ServedPackage;
import org.ladderworks.app.players.Manifest;
import org.ladderworks.app.players.PlayPlan;
import org.ladderworks.app.players.PlayReport;
import org.ladderworks.app.players.Player;
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
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.pipeline.PackageSpec;
import org.ladderworks.engine.pipeline.ProtectionSpec;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.time.MediaTime;

/** Encrypted packages in Chromium through Encrypted Media Extensions, with ClearKey from our own preview server. */
@Tag("alone")
class DrmPlayTest {
    private static final Set<DrmSystem> SYSTEMS = Set.of(DrmSystem.WIDEVINE, DrmSystem.PLAYREADY, DrmSystem.FAIRPLAY);

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final OpenLab LAB = new OpenLab();

    private static KeyChain secrets;

    @BeforeAll
    static void encode() throws Exception {
        secrets = new KeyChain(Files.createDirectory(folder.resolve("vault")), Unlocking.byFile(_ -> {}));
        Path sample = EncodedPackage.sample(folder.resolve("sample.mp4"), 6);
        for (String codec : List.of("h264", "av1")) {
            String preset = codec.equals("av1") ? "web-av1" : "short-clip";
            EncodedPackage.of(EncodedPackage.job(sample, preset, folder.resolve(codec))
                    .with(PackageSpec.standard().with(both(codec))));
        }
        EncodedPackage.of(EncodedPackage.job(sample, "short-clip", folder.resolve("lead"))
                .with(PackageSpec.standard().withSegment(MediaTime.of(2, 1)).with(withLead("lead"))));
    }

    @AfterAll
    static void lock() {
        secrets.close();
    }

    @ParameterizedTest(name = "{0} in {1} from {2}")
    @CsvSource({
        "h264 cbcs, HLS_JS, HLS",
        "h264 cbcs, SHAKA, HLS",
        "h264 cbcs, DASH_JS, DASH",
        "h264 cenc, SHAKA, DASH",
        "av1 cbcs, HLS_JS, HLS"
    })
    @DisplayName("an encrypted package plays from start to end, of H.264 in every rung")
    void plays(String which, Player player, Manifest manifest) throws Exception {
        play(which, player, manifest);
    }

    @Tag("soak")
    @ParameterizedTest(name = "{0} in {1} from {2}")
    @CsvSource({
        "h264 cbcs, SHAKA, DASH",
        "h264 cenc, DASH_JS, DASH",
        "av1 cbcs, SHAKA, HLS",
        "av1 cbcs, SHAKA, DASH",
        "av1 cbcs, DASH_JS, DASH",
        "av1 cenc, SHAKA, DASH",
        "av1 cenc, DASH_JS, DASH"
    })
    @DisplayName("so it does in every other way")
    void playsInEveryOtherWay(String which, Player player, Manifest manifest) throws Exception {
        play(which, player, manifest);
    }

    private static void play(String which, Player player, Manifest manifest) throws Exception {
        try (PreviewKeys keys = keys(which);
                Origin origin =
                        Origin.start(ServedPackage.of(packageOf(which)), OriginOptions.local(0), Optional.of(keys))) {
            PlayReport report = LAB.get()
                    .playEncrypted(
                            origin.preview(player == Player.HLS_JS ? "hls.js" : "shaka", manifest.fileName()),
                            origin.licences(),
                            player,
                            manifest,
                            new PlayPlan(1, List.of(0.5), !which.startsWith("av1")));
            assertThat(report.problems()).isEmpty();
            assertThat(report.straight().ended()).isTrue();
        }
    }

    @ParameterizedTest(name = "in {0} from {1}")
    @CsvSource({"HLS_JS, HLS", "SHAKA, DASH"})
    @DisplayName("PR-51 a package with a clear lead plays from the clear into the encrypted, in every rung")
    void pr51ClearLead(Player player, Manifest manifest) throws Exception {
        playFromTheClear(player, manifest);
    }

    @Tag("soak")
    @ParameterizedTest(name = "in {0} from {1}")
    @CsvSource({"SHAKA, HLS", "DASH_JS, DASH"})
    @DisplayName("PR-51 so it does in every other way")
    void pr51ClearLeadInEveryOtherWay(Player player, Manifest manifest) throws Exception {
        playFromTheClear(player, manifest);
    }

    private static void playFromTheClear(Player player, Manifest manifest) throws Exception {
        Path lead = packageOf("lead cbcs");
        assertThat(PackageIndex.read(lead.resolve("package.json")).renditions())
                .allSatisfy(track -> assertThat(track.segments()).isGreaterThan(1));
        play("lead cbcs", player, manifest);
    }

    @ParameterizedTest(name = "in {0} from {1}")
    @CsvSource({"hls, hls", "video, dash", "shaka, dash", "dash, dash"})
    @DisplayName("our own page plays it, and says that this is for a preview, never for a release")
    void page(String player, String manifest) throws Exception {
        playInOurPage(player, manifest);
    }

    @Tag("soak")
    @ParameterizedTest(name = "in {0} from {1}")
    @CsvSource({"video, hls", "shaka, hls"})
    @DisplayName("so it does from HLS in the players of both manifests")
    void pageFromHls(String player, String manifest) throws Exception {
        playInOurPage(player, manifest);
    }

    private static void playInOurPage(String player, String manifest) throws Exception {
        try (PreviewKeys keys = keys("h264 cbcs");
                Origin origin = Origin.start(
                        ServedPackage.of(packageOf("h264 cbcs")), OriginOptions.local(0), Optional.of(keys))) {
            PagePlayers.need(player);
            assertThat(watch(PagePlayers.page(origin, player, manifest))).isEqualTo("plays");
            assertThat(notice()).contains("ClearKey", "never for a release");
        }
    }

    @Test
    @DisplayName("with a wrong key nothing plays, and the page says why")
    void wrongKey() throws Exception {
        try (PreviewKeys right = keys("h264 cbcs");
                PreviewKeys wrong = wrong(right);
                Origin origin = Origin.start(
                        ServedPackage.of(packageOf("h264 cbcs")), OriginOptions.local(0), Optional.of(wrong))) {
            assertThat(watch(origin.page())).contains("the key may be another than the one that it was encrypted with");
        }
    }

    @Test
    @DisplayName("without keys the page says what to do")
    void noKeys() throws Exception {
        try (Origin origin =
                Origin.start(ServedPackage.of(packageOf("h264 cbcs")), OriginOptions.local(0), Optional.empty())) {
            assertThat(watch(origin.page())).contains("--drm");
        }
    }

    /** Both packages of a job: the second one beside the first. */
    private static Path packageOf(String which) {
        return folder.resolve(
                which.endsWith("cenc") ? which.replace(' ', '-') : which.substring(0, which.indexOf(' ')));
    }

    private static String watch(URI page) throws InterruptedException {
        return LAB.get()
                .openUntil(
                        page,
                        "const v = document.getElementById('video');"
                                + "if (v && !v.dataset.begun) { v.dataset.begun = 1; v.muted = true; }"
                                + "if (v && v.paused) { v.play().catch(() => {}); }"
                                + "const e = document.getElementById('error').textContent;"
                                + "return e || (v && v.currentTime > 1 ? 'plays' : '')");
    }

    /** What is read in the notice of the page, where it is shown. */
    private static String notice() throws InterruptedException {
        return LAB.get()
                .awaitText("const n = document.getElementById('notice');"
                        + "return n && n.checkVisibility() && n.offsetHeight > 0 ? n.innerText : ''");
    }

    private static PreviewKeys keys(String which) {
        ProtectionScheme scheme = which.endsWith("cenc") ? ProtectionScheme.CENC : ProtectionScheme.CBCS;
        String content = which.substring(0, which.indexOf(' '));
        KeyRequest request = new KeyRequest(content, scheme, KeyLayout.VIDEO_AND_AUDIO.roles(), SYSTEMS);
        return new PreviewKeys(secrets.source(new KeyOrigin.InVault()).keys(request, new Cancellation()));
    }

    /** Keys of the same ids whose first bit is another. */
    private static PreviewKeys wrong(PreviewKeys right) {
        Map<KeyRole, ContentKey> others = new EnumMap<>(KeyRole.class);
        right.all().forEach((role, key) -> {
            byte[] secret = key.secret();
            secret[0] ^= (byte) 0x80;
            others.put(role, new ContentKey(key.id(), secret, Optional.empty()));
        });
        return new PreviewKeys(new KeySet(others, List.of()));
    }

    private static ProtectionSpec both(String content) {
        return protection(Set.of(ProtectionScheme.CBCS, ProtectionScheme.CENC), content, Optional.empty());
    }

    private static ProtectionSpec withLead(String content) {
        return protection(Set.of(ProtectionScheme.CBCS), content, Optional.of(MediaTime.of(1, 1)));
    }

    private static ProtectionSpec protection(
            Set<ProtectionScheme> schemes, String content, Optional<MediaTime> clearLead) {
        return new ProtectionSpec(
                schemes,
                SYSTEMS,
                content,
                Map.of(),
                Optional.empty(),
                KeyLayout.VIDEO_AND_AUDIO,
                clearLead,
                secrets.source(new KeyOrigin.InVault()),
                secrets.ledger());
    }
}
