package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.home.StudioSettings;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.app.secret.Vault;

/** What the operator chooses for the window stays chosen. */
class SettingsInTheWindowTest {
    @TempDir
    Path home;

    @Test
    @DisplayName(
            "theme, room and the window's place are as they were at the next start; a broken file is no reason not to open")
    void kept() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.room("settings");
            studio.robot().interact(() -> {
                studio.stage().setX(20);
                studio.stage().setWidth(980);
            });
            ComboBox<StudioSettings.Theme> theme = studio.themes();
            studio.robot().interact(() -> theme.setValue(StudioSettings.Theme.DARK));
            studio.until(
                    "dark",
                    () -> studio.stage().getScene().getUserAgentStylesheet().contains("dark"));
            studio.until(
                    "kept",
                    () -> settings().theme() == StudioSettings.Theme.DARK
                            && settings().room().equals(Optional.of("settings"))
                            && settings()
                                    .window()
                                    .filter(place -> place.width() == 980)
                                    .isPresent());
        }
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#settings");
            assertThat(studio.stage().getWidth()).isEqualTo(980);
            assertThat(studio.stage().getScene().getUserAgentStylesheet()).contains("dark");
            studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
            studio.until("light", () -> studio.themes().getValue() == StudioSettings.Theme.LIGHT);
        }
        Files.writeString(home.resolve("studio.json"), "{\"theme\": \"PINK\"");
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#titles");
        }
    }

    @Test
    @DisplayName("the machine is examined when that is asked for, and what it lacks is told with how to get it")
    void examined() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.room("settings");
            studio.click("#examine");
            studio.untilSaid("bundled FFmpeg");
            studio.untilSaid(home.toString());
        }
    }

    @Test
    @DisplayName(
            "what is done when jobs end is kept when its field is left, an address that would be read on its way is not")
    void ofTheQueue() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.room("settings");
            TextField webhook = studio.await("#settings-webhook", TextField.class);
            TextField command = studio.await("#settings-job-command", TextField.class);
            studio.robot().interact(() -> {
                webhook.requestFocus();
                webhook.setText("http://example.com/told");
                command.requestFocus();
                command.setText("notify-me --quietly");
                webhook.requestFocus();
            });
            studio.until("kept", () -> settings().queue().jobCommand().equals("notify-me --quietly"));
            assertThat(settings().queue().webhook()).isEmpty();
            studio.robot().interact(() -> {
                webhook.requestFocus();
                webhook.setText("https://example.com/told");
            });
            studio.robot().push(KeyCode.ENTER);
            Spinner<?> cores = studio.await("#settings-cores", Spinner.class);
            studio.robot().interact(() -> cores.decrement());
            studio.until("kept", () -> settings().queue().webhook().equals("example.com"));
            studio.until("its host alone is shown", () -> webhook.getText().equals("https://example.com/..."));
            assertThat(Files.readString(home.resolve("studio.json"))).doesNotContain("told");
            int all = Runtime.getRuntime().availableProcessors();
            studio.until("fewer", () -> settings().queue().cores() == (all == 1 ? 0 : all - 1));
            studio.robot().interact(() -> cores.increment());
            studio.until("no limit", () -> settings().queue().cores() == 0);
        }
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#settings");
            assertThat(studio.await("#settings-webhook", TextField.class).getText())
                    .isEqualTo("https://example.com/...");
            studio.robot().interact(() -> studio.stage().requestFocus());
        }
        assertThat(vaultText()).contains("https://example.com/told");
    }

    private Optional<String> vaultText() {
        try (Vault vault = Vault.open(home.resolve("vault"), Unlocking.byFile(_ -> {}))) {
            return vault.texts().find("webhook");
        }
    }

    @Test
    @DisplayName(
            "an address that an earlier version kept in clear is in the vault after the first start, and out of the settings")
    void webhookMoved() throws Exception {
        Files.writeString(
                home.resolve("studio.json"), "{\"queue\": {\"webhook\": \"https://hooks.example.com/T0/secret\"}}");
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#titles");
            studio.room("settings");
            assertThat(studio.await("#settings-webhook", TextField.class).getText())
                    .isEqualTo("https://hooks.example.com/...");
        }
        assertThat(vaultText()).contains("https://hooks.example.com/T0/secret");
        assertThat(Files.readString(home.resolve("studio.json")))
                .doesNotContain("secret")
                .contains("hooks.example.com");
    }

    @Test
    @DisplayName("a cache has its size, goes when that is wished and said twice, and nothing else does")
    void caches() throws Exception {
        Path chunk = Files.createDirectories(home.resolve("work/chunks")).resolve("aa.mp4");
        Files.write(chunk, new byte[5000]);
        Files.setLastModifiedTime(chunk, FileTime.from(Instant.now().minusSeconds(600)));
        Path film = Files.createDirectories(home.resolve("packages/film")).resolve("master.m3u8");
        Files.writeString(film, "#EXTM3U");
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.room("settings");
            studio.untilSaid("5.0 kB");
            assertThat(studio.await("#clear-downloads").isDisabled()).isTrue();
            scrollTo(studio, "#clear-chunks");
            studio.click("#clear-chunks");
            studio.untilSaid("Clear \"Finished chunks\"?");
            studio.click("#clear-no");
            assertThat(chunk).exists();
            studio.click("#clear-chunks");
            studio.click("#clear-yes");
            studio.untilSaid("5.0 kB freed.");
            studio.until("empty", () -> studio.await("#clear-chunks").isDisabled());
        }
        assertThat(chunk).doesNotExist();
        assertThat(film).exists();
    }

    @Test
    @DisplayName("all commands are found with their keys; hardware and credentials are looked for when that is asked")
    void shortcutsAndMachine() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.room("settings");
            scrollTo(studio, "#shortcut-search");
            ListView<?> list = studio.await("#shortcuts", ListView.class);
            assertThat(list.getItems()).hasSizeGreaterThan(30);
            TextField search = studio.await("#shortcut-search", TextField.class);
            studio.robot().interact(() -> search.setText("queue pause"));
            studio.until("one", () -> list.getItems().size() == 1);
            studio.untilSaid("F7");
            studio.robot().interact(() -> search.setText(""));
            scrollTo(studio, "#credentials");
            studio.click("#credentials");
            studio.untilSaid("vault of content keys");
            scrollTo(studio, "#hardware");
            studio.click("#hardware");
            studio.until("no vault", () -> !studio.isSaid("vault of content keys"));
            studio.untilSaid("NVENC");
        }
    }

    @Test
    @DisplayName(
            "all is backed up, brought in elsewhere and there from the next start on; until then it can be taken back")
    void backedUp() throws Exception {
        Path zip = home.resolveSibling("moved-" + home.getFileName() + ".zip");
        Path film = Files.writeString(home.resolve("A film.mp4"), "no film");
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#empty-add-files");
            studio.paste(film.toString());
            studio.untilSaid("LW-3");
            studio.room("settings");
            fill(studio, "#backup-file", zip.toString());
            studio.click("#back-up");
            studio.untilSaid("are in " + zip);
        }
        Path other = Files.createDirectories(home.resolve("other"));
        try (StudioHarness studio = StudioHarness.open(other)) {
            studio.room("settings");
            fill(studio, "#arrival-file", film.toString());
            studio.click("#bring-in");
            studio.untilSaid("the backup cannot be brought in");
            fill(studio, "#arrival-file", zip.toString());
            studio.click("#bring-in");
            studio.await("#arrival-staged");
            scrollTo(studio, "#arrival-take-back");
            studio.click("#arrival-take-back");
            studio.until("taken back", () -> !studio.isThere("#arrival-staged"));
            studio.click("#bring-in");
            studio.await("#arrival-staged");
            studio.room("library");
            studio.await("#empty-add-files");
        }
        try (StudioHarness studio = StudioHarness.open(other)) {
            studio.room("library");
            studio.untilSaid("A film");
        }
        assertThat(other.resolve("replaced")).isDirectory();
        Files.delete(zip);
    }

    @Test
    @DisplayName("what helpers would get is seen before it is written")
    void support() throws Exception {
        Path zip = home.resolve("support.zip");
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.room("settings");
            scrollTo(studio, "#support-gather");
            studio.click("#support-gather");
            ListView<?> pages = studio.await("#support-pages", ListView.class);
            studio.until("pages", () -> pages.getItems().size() == 6);
            assertThat(studio.await("#support-text", TextArea.class).getText()).contains("java");
            assertThat(zip).doesNotExist();
            fill(studio, "#support-file", zip.toString());
            studio.click("#support-write");
            studio.untilSaid("What you have seen is in");
        }
        assertThat(zip).isNotEmptyFile();
    }

    private static void fill(StudioHarness studio, String field, String text) throws Exception {
        scrollTo(studio, field);
        TextField node = studio.await(field, TextField.class);
        studio.robot().interact(() -> node.setText(text));
    }

    /** As the wheel does. */
    private static void scrollTo(StudioHarness studio, String query) throws Exception {
        ScrollPane pane = studio.await("#settings", ScrollPane.class);
        Node node = studio.await(query);
        studio.robot().interact(() -> {
            double high = pane.getContent().getBoundsInLocal().getHeight();
            double seen = pane.getViewportBounds().getHeight();
            double at = pane.getContent()
                    .sceneToLocal(node.localToScene(node.getBoundsInLocal()))
                    .getCenterY();
            pane.setVvalue(Math.clamp((at - seen / 2) / (high - seen), 0, 1));
        });
    }

    private StudioSettings settings() {
        return new DataHome(home).settings().read();
    }
}
