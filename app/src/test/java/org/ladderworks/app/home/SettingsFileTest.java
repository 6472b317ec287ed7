package org.ladderworks.app.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/** What the settings' file tells to whom, and what becomes of an address that was kept there in clear. */
class SettingsFileTest {
    private static final String OLD =
            "{\"theme\": \"DARK\", \"queue\": {\"webhook\": \"https://hooks.example.com/T0/secret\"}}";

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "an address in clear stays until it is kept elsewhere, whatever is written meanwhile, and is gone after that")
    void migrated() throws IOException {
        Path place = Files.writeString(folder.resolve("studio.json"), OLD);
        SettingsFile file = new SettingsFile(place);
        assertThat(file.read().queue().webhook()).isEqualTo("hooks.example.com");
        assertThat(file.withoutSecrets().orElseThrow()).doesNotContain("secret");
        file.write(file.read().in("queue"));
        assertThat(file.clearWebhook()).contains("https://hooks.example.com/T0/secret");
        assertThatThrownBy(() -> file.giveWebhook(_ -> {
                    throw new UsageException(ErrorCode.BAD_USAGE, "locked", "");
                }))
                .hasMessage("locked");
        assertThat(Files.readString(place)).contains("T0/secret");
        List<String> given = new ArrayList<>();
        file.giveWebhook(given::add);
        assertThat(given).containsExactly("https://hooks.example.com/T0/secret");
        assertThat(Files.readString(place)).doesNotContain("secret").doesNotContain("https:");
        StudioSettings settings = file.read();
        assertThat(settings.queue().webhook()).isEqualTo("hooks.example.com");
        assertThat(settings.room()).contains("queue");
        assertThat(settings.theme()).isEqualTo(StudioSettings.Theme.DARK);
        file.giveWebhook(given::add);
        assertThat(given).hasSize(1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName(
            "its owner alone may read it: when it is written, when nothing is to be moved, and when it is put aside")
    void ownersAlone() throws IOException {
        Path place = folder.resolve("studio.json");
        SettingsFile file = new SettingsFile(place);
        file.write(StudioSettings.STANDARD);
        assertThat(rights(place)).isEqualTo("rw-------");
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-r--r--"));
        file.giveWebhook(_ -> {});
        assertThat(rights(place)).isEqualTo("rw-------");
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(place, "{\"queue\": {\"webhook\": ");
        assertThat(file.read()).isEqualTo(StudioSettings.STANDARD);
        assertThat(rights(folder.resolve("studio.json.unreadable"))).isEqualTo("rw-------");
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    @DisplayName("how the rooms are parted is kept, and what no window can have is passed over")
    void layouts() throws IOException {
        Path path = folder.resolve("layout.json");
        SettingsFile file = new SettingsFile(path);
        Layout layout = Layout.STANDARD
                .withDividers("queue-panes", List.of(0.25))
                .withColumns("jobs", List.of(new Layout.Column("b", 120), new Layout.Column("a", 80.5)));
        file.write(StudioSettings.STANDARD.with(layout));
        assertThat(file.read().layout()).isEqualTo(layout);
        Files.writeString(path, """
                {"layout": {"dividers": {"x": [0.5, -1, 7, "wide", null], "y": 3},
                            "columns": {"t": [{"id": "a", "width": 1e9}, {"id": 5, "width": 5}, {"id": "b", "width": 60}, 7],
                                        "u": "none"}}}""");
        assertThat(file.read().layout())
                .isEqualTo(new Layout(
                        Map.of("x", List.of(0.5), "y", List.of()),
                        Map.of("t", List.of(new Layout.Column("b", 60)), "u", List.of())));
        Files.writeString(path, "{\"layout\": [1, 2]}");
        assertThat(file.read()).isEqualTo(StudioSettings.STANDARD);
    }
}
