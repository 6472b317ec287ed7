package org.ladderworks.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.secret.Keyring.KeyringFailed;
import org.ladderworks.engine.testing.RealTools;

/** The keyring of a desktop: GNOME's, in a session of its own. */
class OsKeyringTest {
    private static final String UNLOCKED =
            "printf 'for this test' | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec \"$@\"";
    private static final String LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null; exec \"$@\"";

    @TempDir
    Path home;

    @Test
    @DisplayName("a vault is unlocked by the keyring in later sessions too, and not while it is locked or away")
    void desktop() throws IOException, InterruptedException {
        String first = session(List.of("dbus-run-session", "--", "bash", "-c", UNLOCKED, "session"));
        assertThat(first).matches("protected by the keyring of the desktop, iv [0-9a-f]{32}");
        assertThat(home.resolve("vault/vault.key")).doesNotExist();
        assertThat(session(List.of("dbus-run-session", "--", "bash", "-c", UNLOCKED, "session")))
                .isEqualTo(first);
        assertThat(session(List.of("dbus-run-session", "--", "bash", "-c", LOCKED, "session")))
                .isEqualTo("LW-5121");
        assertThat(session(List.of("env"))).isEqualTo("LW-5121");
    }

    @Test
    @DisplayName("a machine without a desktop has none, and says so at once")
    void bare() {
        OsKeyring none = new OsKeyring("Linux", Map.of("XDG_RUNTIME_DIR", home.toString()), Duration.ofSeconds(60));
        assertThat(none.isThere()).isFalse();
        assertThatThrownBy(() -> none.get("a"))
                .isInstanceOf(KeyringFailed.class)
                .hasMessageContaining("no keyring");
        assertThatThrownBy(() -> none.put("a", "secret"))
                .isInstanceOf(KeyringFailed.class)
                .hasMessageNotContaining("secret");
    }

    /** What {@link KeyringProcess} says behind a command. */
    private String session(List<String> before) throws IOException, InterruptedException {
        RealTools.gnomeKeyring();
        List<String> line = new ArrayList<>(before);
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KeyringProcess.class.getName(),
                home.resolve("vault").toString()));
        Path out = home.resolve("out.txt");
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(home.resolve("err.txt").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("DBUS_"));
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String said = Files.readString(out);
        String last = said.lines().reduce("", (_, next) -> next);
        assertThat(last).as(said + Files.readString(home.resolve("err.txt"))).isNotEmpty();
        return last;
    }
}
