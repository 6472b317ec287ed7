package org.ladderworks.app.players;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A browser, a server and the players: plays packages and says what went wrong. Not for several threads. */
public final class PlayerLab implements AutoCloseable {
    /** Time in which a page must start, and in which it must play a short package, in seconds. */
    private static final double PATIENCE = 30;

    private final LoopbackServer server;
    private final Browser browser;
    private int mounts;

    private PlayerLab(LoopbackServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    /**
     * Installs the players if need be and starts the browser. Skips the calling test when Chromium, chromedriver or npm
     * is missing, or fails it when the system property {@code ladderworks.tools.required} is {@code true}.
     */
    public static PlayerLab open() throws IOException, InterruptedException {
        HostTools.need("chromedriver");
        HostTools.need("chromium");
        Path players = PlayerFiles.install();
        LoopbackServer server = LoopbackServer.start();
        try {
            server.mount("lab", PlayerFiles.page());
            server.mount("players", players);
            return new PlayerLab(server, Browser.open());
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Plays a package as {@link PlayPlan#standard()} says. */
    public PlayReport playThrough(Path packageDir, Player player, Manifest manifest) throws InterruptedException {
        return playThrough(packageDir, player, manifest, PlayPlan.standard());
    }

    /**
     * Plays a package in a fresh page.
     *
     * @param packageDir folder with {@code master.m3u8} and {@code manifest.mpd}
     */
    public PlayReport playThrough(Path packageDir, Player player, Manifest manifest, PlayPlan plan)
            throws InterruptedException {
        String mount = mount(packageDir);
        PlayReport report = play(server.url(mount + "/" + manifest.fileName()), "", player, manifest, plan);
        return new PlayReport(player, manifest, problems(mount, report.problems()), report.straight(), report.last());
    }

    /** Plays an encrypted package, which a server of its own serves, with ClearKey from that server. */
    public PlayReport playEncrypted(URI url, URI licences, Player player, Manifest manifest, PlayPlan plan)
            throws InterruptedException {
        return play(url.toString(), licences.toString(), player, manifest, plan);
    }

    private PlayReport play(String url, String licences, Player player, Manifest manifest, PlayPlan plan)
            throws InterruptedException {
        PlayerPage page = new PlayerPage(browser, server.url("lab/play.html"));
        page.load(player, url, plan.rate(), true, "", licences);
        PlayThrough scenario = new PlayThrough(page, plan);
        PlayerState straight = scenario.straight();
        PlayerState last = straight.ended() && !straight.broken() ? scenario.orders(straight) : straight;
        List<Problem> problems = new ArrayList<>(last.problems());
        problems.addAll(scenario.problems());
        return new PlayReport(player, manifest, List.copyOf(problems), straight, last);
    }

    /** Opens a page of ours, and waits until a script that returns a text returns one that is not empty. */
    public String openUntil(URI page, String script) throws InterruptedException {
        browser.show(page.toString());
        return awaitText(script);
    }

    /** The same on the page that is open. */
    public String awaitText(String script) throws InterruptedException {
        long end = System.nanoTime() + (long) (PATIENCE * 1e9);
        String text = browser.text(script);
        while (text.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(100);
            text = browser.text(script);
        }
        return text;
    }

    /** Measures sound against picture in a flash-and-beep package, with the player's first kind of manifest. */
    public SyncReport measureSync(Path packageDir, Player player) throws InterruptedException {
        return measureSync(packageDir, player, player.manifests().getFirst());
    }

    /**
     * Measures sound against picture.
     *
     * @param packageDir package of a clip that is black and silent but for white flashes of at least two frames, each with
     *     a loud beep that begins at the same instant; at least half a second apart
     */
    public SyncReport measureSync(Path packageDir, Player player, Manifest manifest) throws InterruptedException {
        String url = server.url(mount(packageDir) + "/" + manifest.fileName());
        return new SyncProbe(browser).measure(server.url("lab/play.html"), player, url);
    }

    /**
     * Plays a short package from its start with one of its texts.
     *
     * @param packageDir package of a few seconds
     * @param chosen the text to choose
     */
    public TextReport readText(Path packageDir, Player player, Manifest manifest, TextReport.Offer chosen)
            throws InterruptedException {
        String mount = mount(packageDir);
        PlayerPage page = new PlayerPage(browser, server.url("lab/play.html"));
        page.load(player, server.url(mount + "/" + manifest.fileName()), 1, true, chosen.language());
        page.await(PATIENCE, state -> state.started() || state.broken());
        List<TextReport.Offer> offered = page.offeredTexts();
        if (offered.contains(chosen)) {
            page.chooseText(offered.indexOf(chosen));
            // dash.js 5.2 drops a text in one file where a viewer winds before it has come
            // (NotFragmentedTextBufferController).
            page.await(PATIENCE, state -> page.textArrived() || state.ended() || state.broken());
        }
        page.seek(0);
        PlayerState end = page.await(PATIENCE, state -> state.ended() || state.broken());
        return new TextReport(offered, page.shownTexts(), problems(mount, end.problems()));
    }

    /** Winds to those times, in seconds: in Shaka Player by its thumbnails, in hls.js by I-frames. */
    public WindingReport wind(Path packageDir, Player player, Manifest manifest, List<Double> times)
            throws InterruptedException {
        String mount = mount(packageDir);
        PlayerPage page = new PlayerPage(browser, server.url("lab/play.html"));
        page.load(player, server.url(mount + "/" + manifest.fileName()), 1, true);
        PlayerState state = page.await(PATIENCE, now -> now.started() || now.broken());
        List<WindingReport.Seen> seen =
                state.broken() ? List.of() : page.wind(player == Player.HLS_JS ? "iFrames" : "thumbnails", times);
        return report(mount, seen, page.state());
    }

    /** Lets a player wind through a package at that rate; what it loads of a rendition of I-frames alone. */
    public List<String> windFast(Path packageDir, Player player, Manifest manifest, double rate)
            throws InterruptedException {
        String mount = mount(packageDir);
        PlayerPage page = new PlayerPage(browser, server.url("lab/play.html"));
        page.load(player, server.url(mount + "/" + manifest.fileName()), 1, true);
        page.await(PATIENCE, now -> now.started() || now.broken());
        return page.windFast(rate);
    }

    /** Winds by a page of ours that reads a WebVTT of sprites, without a player. */
    public WindingReport windBySprites(Path packageDir, String text, List<Double> times) throws InterruptedException {
        String mount = mount(packageDir);
        PlayerPage page = new PlayerPage(browser, server.url("lab/play.html"));
        List<WindingReport.Seen> seen = page.wind("sprites", server.url(mount + "/" + text), times);
        return report(mount, seen, page.state());
    }

    private WindingReport report(String mount, List<WindingReport.Seen> seen, PlayerState state) {
        return new WindingReport(seen, problems(mount, state.problems()));
    }

    /** With what the server could not give. */
    private List<Problem> problems(String mount, List<Problem> ofPage) {
        List<Problem> problems = new ArrayList<>(ofPage);
        server.failures(mount).stream()
                .map(failure -> new Problem(Problem.Kind.HTTP, "server", failure.status() + " " + failure.path(), 0))
                .forEach(problems::add);
        return List.copyOf(problems);
    }

    private String mount(Path packageDir) {
        mounts++;
        String mount = "package-" + mounts;
        server.mount(mount, packageDir);
        return mount;
    }

    @Override
    public void close() throws IOException {
        try {
            browser.close();
        } finally {
            server.close();
        }
    }
}
