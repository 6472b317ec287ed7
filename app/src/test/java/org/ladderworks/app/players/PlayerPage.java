package org.ladderworks.app.players;

import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/** The page that holds a player: {@code window.lab} of {@code lab.js}, from Java. */
final class PlayerPage {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long POLL_MILLIS = 100;

    private final Browser browser;

    PlayerPage(Browser browser, String url) {
        this.browser = browser;
        browser.show(url);
    }

    /** Starts to load and to play; what comes of it shows in the state. */
    void load(Player player, String url, double rate, boolean muted) {
        load(player, url, rate, muted, "");
    }

    /** The same for a viewer who reads a language; empty for one who wants no text. */
    void load(Player player, String url, double rate, boolean muted, String textLanguage) {
        load(player, url, rate, muted, textLanguage, "");
    }

    /** The same of an encrypted title, whose ClearKey licences are at that address; empty for a clear one. */
    void load(Player player, String url, double rate, boolean muted, String textLanguage, String licences) {
        browser.run(
                "lab.load(arguments[0], arguments[1],"
                        + " { rate: arguments[2], muted: arguments[3], textLanguage: arguments[4], licences: arguments[5] })",
                player.name(),
                url,
                rate,
                muted,
                textLanguage,
                licences);
    }

    void seek(double seconds) {
        browser.run("lab.seek(arguments[0])", seconds);
    }

    void forceRung(int index) {
        browser.run("lab.forceRung(arguments[0])", index);
    }

    /** What the player offers of texts, in its own order. */
    List<TextReport.Offer> offeredTexts() {
        return List.of(
                JSON.readValue(browser.text("return JSON.stringify(lab.texts.offered())"), TextReport.Offer[].class));
    }

    void chooseText(int index) {
        browser.run("lab.texts.choose(arguments[0])", index);
    }

    /** True where cues of the chosen text are there. */
    boolean textArrived() {
        return Boolean.parseBoolean(browser.text("return String(lab.texts.arrived())"));
    }

    /** What was seen since a text was chosen. */
    List<TextReport.Shown> shownTexts() {
        return List.of(
                JSON.readValue(browser.text("return JSON.stringify(lab.texts.shown())"), TextReport.Shown[].class));
    }

    /** Winds to those times, by what the player has for it, or by a WebVTT of sprites. */
    List<WindingReport.Seen> wind(String way, Object... arguments) throws InterruptedException {
        return List.of(JSON.readValue(outcome(way, arguments), WindingReport.Seen[].class));
    }

    /** Winds at that rate until something is loaded of a rendition of I-frames alone: what. */
    List<String> windFast(double rate) throws InterruptedException {
        return List.of(JSON.readValue(outcome("fast", rate), String[].class));
    }

    private String outcome(String way, Object... arguments) throws InterruptedException {
        browser.run("lab.winding." + way + "(...arguments)", arguments);
        String outcome = "";
        while (outcome.isEmpty()) {
            Thread.sleep(POLL_MILLIS);
            outcome = browser.text("return lab.winding.outcome()");
        }
        if (!outcome.startsWith("[")) {
            throw new AssertionError(way + ": " + outcome);
        }
        return outcome;
    }

    PlayerState state() {
        return JSON.readValue(browser.text("return JSON.stringify(lab.state())"), PlayerState.class);
    }

    /** Polls until the condition holds or the seconds are over, and gives the last state. */
    PlayerState await(double seconds, Predicate<PlayerState> condition) throws InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        PlayerState state = state();
        while (!condition.test(state) && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
            state = state();
        }
        return state;
    }
}
