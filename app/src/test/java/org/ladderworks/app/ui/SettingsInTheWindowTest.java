package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.home.StudioSettings;

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
            studio.robot().interact(() -> webhook.setText("https://example.com/told"));
            studio.robot().push(KeyCode.ENTER);
            Spinner<?> cores = studio.await("#settings-cores", Spinner.class);
            studio.robot().interact(() -> cores.decrement());
            studio.until("kept", () -> settings().queue().webhook().equals("https://example.com/told"));
            int all = Runtime.getRuntime().availableProcessors();
            studio.until("fewer", () -> settings().queue().cores() == (all == 1 ? 0 : all - 1));
            studio.robot().interact(() -> cores.increment());
            studio.until("no limit", () -> settings().queue().cores() == 0);
        }
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#settings");
            assertThat(studio.await("#settings-webhook", TextField.class).getText())
                    .isEqualTo("https://example.com/told");
        }
    }

    private StudioSettings settings() {
        return new DataHome(home).settings().read();
    }
}
