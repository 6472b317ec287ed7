package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.drm.inspect.DrmInspection;
import org.ladderworks.engine.progress.Cancellation;

/** From a profile that cannot work to an encrypted package, and others' boxes in words. */
class ProtectionInTheWindowTest {
    @TempDir
    static Path media;

    private static Path film;

    @TempDir
    Path home;

    @BeforeAll
    static void makeFilm() {
        film = media.resolve("A_short film.mp4");
        try (EncodingEngine engine = EncodingEngine.open()) {
            engine.generateSample(film, 2, new Cancellation());
        }
    }

    /** Of what may be scrolled out of sight. */
    private static void press(StudioHarness studio, String query) throws Exception {
        ButtonBase button = studio.await(query, ButtonBase.class);
        studio.robot().interact(button::fire);
    }

    private static void write(StudioHarness studio, String query, String text) throws Exception {
        TextField field = studio.await(query, TextField.class);
        studio.robot().interact(() -> {
            field.requestFocus();
            field.setText(text);
        });
        studio.keys(KeyCode.ENTER);
    }

    private static void named(StudioHarness studio, String name) throws Exception {
        studio.until(
                name,
                () -> studio.robot()
                        .lookup("#profile-name")
                        .queryTextInputControl()
                        .getText()
                        .equals(name));
    }

    @Test
    @DisplayName(
            "a DRM conflict is named and its encode refused; mended, the title is encrypted by what the profile says")
    void conflict() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#empty-add-files");
            studio.paste(film.toString());
            studio.untilSaid("1280×720 H.264 25 fps");
            studio.room("protection");
            studio.await("#protection-is-clear");
            studio.keys(KeyCode.CONTROL, KeyCode.N);
            named(studio, "profile");
            assertThat(studio.isThere("#protection-problems")).isFalse();
            write(studio, "#profile-name", "house");
            studio.until(
                    "saved",
                    () -> home.resolve("protection/house.json").toFile().exists());
            press(studio, "#scheme-cenc");
            studio.untilSaid("systems: FairPlay cannot decrypt cenc");
            studio.untilSaid("Players of Apple take cbcs alone.");
            studio.click("#protection-use");
            studio.untilSaid("New encodes are protected by house");
            studio.room("library");
            studio.select("titles", 0);
            studio.keys(KeyCode.CONTROL, KeyCode.E);
            studio.untilSaid("A short film: the job cannot be done as it is written");
            studio.untilSaid("LW-2011");
            studio.untilSaid("/drm/systems: FairPlay cannot decrypt cenc");
            assertThat(home.resolve("packages")).doesNotExist();
            studio.room("protection");
            press(studio, "#scheme-cbcs");
            studio.until("mended", () -> !studio.isThere("#protection-problems"));
            press(studio, "#system-clearkey");
            studio.untilSaid("licences.clearkey: missing");
            write(studio, "#protection-clearkey-licence", "https://keys.example.com/ck");
            studio.until("mended", () -> !studio.isThere("#protection-problems"));
            studio.room("library");
            studio.select("titles", 0);
            studio.keys(KeyCode.CONTROL, KeyCode.E);
            studio.untilSaid("One job waits in the queue, protected by house.");
            studio.room("queue");
            studio.untilSaid("Done");
            studio.room("library");
            TextArea told = studio.await("#title-protection .value", TextArea.class);
            studio.until(
                    "its protection",
                    () -> told.getText().equals("cbcs, 2 keys\nWidevine, PlayReady, FairPlay, ClearKey"));
            studio.room("queue");
            studio.select("jobs", 0);
            studio.click("#show-job-file");
            TextInputControl job = studio.await("#job-file", TextInputControl.class);
            studio.until("the job", () -> job.getText().contains("\"drm\""));
            assertThat(job.getText()).contains("\"clearkey\"").contains("\"content\" : \"a-short-film-1\"");
        }
        Path made = home.resolve("packages/a-short-film");
        for (String track : new String[] {"video/avc-720p", "video/avc-360p"}) {
            assertThat(DrmInspection.of(made.resolve(track).resolve("init.mp4")).toString())
                    .contains("encrypted (encv)")
                    .contains("scheme: cbcs")
                    .contains("pssh for Widevine")
                    .contains("content id: a-short-film-1");
        }
        assertThat(DrmInspection.of(made.resolve("manifest.mpd")).toString()).contains("keys.example.com");
        assertThat(made.resolve("master.m3u8")).content().contains("com.apple.streamingkeydelivery");
        assertThat(home.resolve("vault/vault.json")).content().contains("a-short-film-1");
        assertThat(home.resolve("protection/house.json")).content().doesNotContain("a-short-film");
        assertThat(home.resolve("studio.json")).content().contains("\"house\"");
    }

    @Test
    @DisplayName("a pssh is pasted and read by keys alone; what is none is told with its code")
    void pssh() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#empty-add-files");
            studio.room("protection");
            studio.await("#protection-is-clear");
            studio.keys(KeyCode.CONTROL, KeyCode.I);
            TextArea text = studio.await("#pssh-text", TextArea.class);
            studio.until("focus", text::isFocused);
            studio.paste(
                    "AAAAW3Bzc2gAAAAA7e+LqXnWSs6jyCfc1R0h7QAAADsIARIQ62dqu8s0Xpa7z2FmMPGj2hoNd2lkZXZpbmVfdGVzdCIQZmtq"
                            + "M2xqYVNkZmFsa3IzaioCSEQyAA==");
            studio.keys(KeyCode.CONTROL, KeyCode.ENTER);
            TextArea said = studio.await("#pssh-words", TextArea.class);
            studio.until("words", () -> said.getText().startsWith("pssh for Widevine, version 0"));
            assertThat(said.getText()).contains("key id: eb676abb-cb34-5e96-bbcf-616630f1a3da");
            studio.robot().interact(() -> text.setText("good morning"));
            studio.click("#pssh-read");
            studio.untilSaid("the text is no MP4 file, pssh box");
        }
    }
}
