package org.ladderworks.app.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import org.ladderworks.app.origin.ServedPackage;
import org.ladderworks.engine.ladder.LadderPreset.PresetRung;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.pipeline.PackageSpec;
import org.ladderworks.engine.testing.NumberedFrames;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.trickplay.TrickPlaySettings;

/** The page of {@code serve} with a clear package, as an operator uses it: each player, seek bar, rungs, throttle, token. */
@Tag("alone")
class PlayerPageTest {
    private static final int SECONDS = 60;

    /** One shade lasts so long, in seconds, and each is lighter than the last. */
    private static final int SHADE = 6;

    /** Light enough for noise around it. */
    private static final int FIRST_SHADE = 76;

    private static final int SHADE_STEP = 12;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final OpenLab LAB = new OpenLab();

    @SuppressWarnings("NullAway.Init")
    private static Path encoded;

    @SuppressWarnings("NullAway.Init")
    private static Origin origin;

    @BeforeAll
    static void encode() {
        // Noise needs bits, so that a slow line cannot carry the larger rung; it leaves the mean of a shade as it is.
        Path source = NumberedFrames.make(
                folder.resolve("source.mp4"),
                ("color=c=black:s=16x10:r=25:d=%d,format=yuv420p,geq=lum='%d+%d*floor(T/%d)':cb=128:cr=128,"
                                + "scale=160:90:flags=neighbor,noise=alls=60:allf=t,scale=640:360:flags=neighbor,setsar=1")
                        .formatted(SECONDS, FIRST_SHADE, SHADE_STEP, SHADE));
        List<PresetRung> rungs = List.of(new PresetRung(640, 360, 1500, false), new PresetRung(320, 180, 200, false));
        encoded = EncodedPackage.of(EncodedPackage.job(source, "short-clip", folder.resolve("package"))
                .with(List.of(Presets.named("short-clip").withRungs(rungs)))
                .with(PackageSpec.standard().withSegment(MediaTime.of(2, 1)))
                .with(TrickPlaySettings.standard()));
        origin = Origin.start(ServedPackage.of(encoded), OriginOptions.local(0), Optional.empty());
    }

    @AfterAll
    static void stop() {
        origin.close();
    }

    @ParameterizedTest(name = "in {0} from {1}")
    @CsvSource({"hls, hls", "video, dash", "shaka, dash", "dash, dash"})
    @DisplayName("it plays, shows thumbnails at the seek bar, and brings the rung that is forced")
    void plays(String player, String manifest) throws Exception {
        play(player, manifest);
    }

    @Tag("soak")
    @ParameterizedTest(name = "in {0} from {1}")
    @CsvSource({"video, hls", "shaka, hls"})
    @DisplayName("so it does from HLS in the players of both manifests")
    void playsFromHls(String player, String manifest) throws Exception {
        play(player, manifest);
    }

    private static void play(String player, String manifest) throws Exception {
        PagePlayers.need(player);
        open(PagePlayers.page(origin, player, manifest));
        assertThat(LAB.get()
                        .awaitText("return [...document.getElementById('rung').options].map(o => o.text).join()"
                                + ".match(/640.360.*320.180/) ? 'both' : ''"))
                .isEqualTo("both");
        for (double time : List.of(0.5, 31.0, 58.7)) {
            assertThat(lightAt(time)).as("thumbnail at %s s", time).isCloseTo(shadeAt(time), within(5));
        }

        assertThat(forced("320")).isEqualTo("320");
        assertThat(forced("640")).isEqualTo("640");
        assertThat(LAB.get()
                        .awaitText("const t = document.getElementById('reading-rung').textContent;"
                                + "return t.startsWith('640') ? t : ''"))
                .startsWith("640");
        assertThat(complaints()).isEqualTo("none");
    }

    @ParameterizedTest(name = "in {0}")
    @CsvSource({"hls, hls", "shaka, dash"})
    @DisplayName("a slow line, chosen in the page, brings the smaller rung and its bandwidth")
    void throttle(String player, String manifest) throws Exception {
        playOnASlowLine(player, manifest);
    }

    @Tag("soak")
    @ParameterizedTest(name = "in {0}")
    @CsvSource({"video, hls", "dash, dash"})
    @DisplayName("so it does in the other players")
    void throttleInTheOthers(String player, String manifest) throws Exception {
        playOnASlowLine(player, manifest);
    }

    private static void playOnASlowLine(String player, String manifest) throws Exception {
        PagePlayers.need(player);
        URI page = PagePlayers.page(origin, player, manifest);
        open(page);
        choose("throttle", "500");
        // The choice outlives the page, and holds before the first segment: a fast line would bring the whole title at
        // once.
        open(page);
        assertThat(LAB.get()
                        .awaitText("const v = document.getElementById('video');"
                                + "return v.currentTime > 3 && v.videoWidth === 320"
                                + " && /^[1-6]\\d\\d.kbit.s$/.test(document.getElementById('reading-bandwidth').textContent)"
                                + " ? 'slow' : ''"))
                .isEqualTo("slow");
        choose("throttle", "0");
        assertThat(LAB.get()
                        .awaitText("return document.getElementById('events').innerText.includes('throttle')"
                                + " ? 'told' : ''"))
                .isEqualTo("told");
        assertThat(complaints()).isEqualTo("none");
    }

    @Test
    @DisplayName("keys and buttons do what they say")
    void keyboard() throws Exception {
        open(PagePlayers.page(origin, "hls", "hls"));
        String key = "const v = document.getElementById('video'); const press = (key) => document.body.dispatchEvent("
                + "new KeyboardEvent('keydown', {key, bubbles: true}));";
        assertThat(LAB.get().awaitText(key + "press(' '); return v.paused ? 'paused' : ''"))
                .isEqualTo("paused");
        assertThat(LAB.get().awaitText(key + "v.currentTime = 20; press('l'); return String(v.currentTime)"))
                .isEqualTo("30");
        assertThat(LAB.get().awaitText(key + "press('j'); press('ArrowLeft'); return String(v.currentTime)"))
                .isEqualTo("15");
        assertThat(LAB.get().awaitText(key + "v.muted = false; press('m'); return v.muted ? 'muted' : ''"))
                .isEqualTo("muted");
        assertThat(LAB.get()
                        .awaitText("document.getElementById('play').click();"
                                + "return document.getElementById('video').paused ? '' : 'plays'"))
                .isEqualTo("plays");
    }

    @Test
    @DisplayName("with a token the page plays for who opened its address, and takes the token out of sight")
    void token() throws Exception {
        try (Origin guarded =
                Origin.start(ServedPackage.of(encoded), OriginOptions.local(0).withToken(), Optional.empty())) {
            String told = guarded.page().toString();
            URI without = URI.create(told.substring(0, told.indexOf('?')));
            assertThat(LAB.get().openUntil(without, "return document.body.innerText"))
                    .contains("needs the token");
            open(guarded.page());
            assertThat(LAB.get().awaitText("return location.href")).doesNotContain("token");
            assertThat(complaints()).isEqualTo("none");
        }
    }

    /** As the browser shows it, 0 to 255; in the film black is 16 and white 235. */
    private static int shadeAt(double time) {
        int luma = FIRST_SHADE + SHADE_STEP * (int) (time / SHADE);
        return (luma - 16) * 255 / 219;
    }

    private static void open(URI page) throws InterruptedException {
        assertThat(LAB.get()
                        .openUntil(
                                page,
                                "const v = document.getElementById('video');"
                                        + "if (v && v.paused) { v.muted = true; v.play().catch(() => {}); }"
                                        + "return document.getElementById('error').textContent"
                                        + " || (v && v.currentTime > 0.5 ? 'plays' : '')"))
                .isEqualTo("plays");
    }

    /** Chooses a rung by its width; how wide the picture then is. */
    private static String forced(String width) throws InterruptedException {
        String entry =
                "[...document.getElementById('rung').options].find(o => o.text.startsWith('" + width + "')).value";
        chooseBy("rung", entry);
        return LAB.get().awaitText(width(width));
    }

    private static String width(String wanted) {
        return "const w = String(document.getElementById('video').videoWidth);" + "return w === '" + wanted
                + "' || document.getElementById('error').textContent ? w : ''";
    }

    private static void choose(String menu, String value) throws InterruptedException {
        chooseBy(menu, "'" + value + "'");
    }

    private static void chooseBy(String menu, String value) throws InterruptedException {
        assertThat(LAB.get()
                        .awaitText("const m = document.getElementById('" + menu + "'); m.value = " + value + ";"
                                + "m.dispatchEvent(new Event('change')); return 'chosen'"))
                .isEqualTo("chosen");
    }

    /** The mean light, 0 to 255, of what the seek bar shows where the pointer is over that time. */
    private static int lightAt(double time) throws InterruptedException {
        String point = "const s = document.getElementById('seek'), b = s.getBoundingClientRect();"
                + "s.dispatchEvent(new PointerEvent('pointermove', {bubbles: true, clientY: b.y + 2,"
                + " clientX: b.x + b.width * " + time + " / document.getElementById('video').duration}));";
        String light = "const t = document.getElementById('sprite'), c = getComputedStyle(t);"
                + "if (!t.checkVisibility()) { return ''; }"
                + "const address = /url\\(\"(.*)\"\\)/.exec(c.backgroundImage)[1];"
                + "if (window.sheet?.src !== address) { window.sheet = new Image(); window.sheet.src = address; }"
                + "if (!window.sheet.complete) { return ''; }"
                + "const p = document.createElement('canvas').getContext('2d');"
                + "const [x, y] = c.backgroundPosition.split(' ').map(parseFloat);"
                + "const w = parseFloat(t.style.width), h = parseFloat(t.style.height);"
                + "p.canvas.width = w; p.canvas.height = h; p.drawImage(window.sheet, x, y);"
                + "const d = p.getImageData(0, 0, w, h).data;"
                + "let sum = 0; for (let i = 0; i < d.length; i += 4) { sum += d[i + 1]; }"
                + "return String(Math.round(sum / (d.length / 4)))";
        return Integer.parseInt(LAB.get().awaitText(point + light));
    }

    /** What the page told of errors, and of requests to others that its policy forbids. */
    private static String complaints() throws InterruptedException {
        return LAB.get()
                .awaitText("const others = performance.getEntriesByType('resource').map(e => e.name)"
                        + ".filter(n => !n.startsWith(location.origin) && !n.startsWith('blob:') && !n.startsWith('data:'));"
                        + "const told = document.getElementById('events').innerText.split('\\n')"
                        + ".filter(l => l.includes('not allowed'));"
                        + "return [document.getElementById('error').textContent, ...others, ...told].filter(x => x).join()"
                        + " || 'none'");
    }
}
