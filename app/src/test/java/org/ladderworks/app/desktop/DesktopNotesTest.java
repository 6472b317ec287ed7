package org.ladderworks.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes over a bus of the test's own, where the machine has a dbus-daemon. */
class DesktopNotesTest {
    private static final Path DAEMON = Path.of("/usr/bin/dbus-daemon");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Optional<Process> daemon = Optional.empty();

    @AfterEach
    void endBus() throws InterruptedException {
        if (daemon.isPresent()) {
            daemon.get().destroyForcibly().waitFor();
        }
    }

    private String bus() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(DAEMON), "a dbus-daemon");
        Path socket = folder.resolve("bus");
        String address = "unix:path=" + socket;
        daemon = Optional.of(
                new ProcessBuilder(DAEMON.toString(), "--session", "--nofork", "--nopidfile", "--address=" + address)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("bus.log").toFile())
                        .start());
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (Files.notExists(socket)) {
            assertThat(System.nanoTime()).as("a bus").isLessThan(end);
            Thread.sleep(20);
        }
        return address;
    }

    /** What a desktop shows. */
    public static final class Shown implements Notifications {
        final BlockingQueue<String> notes = new LinkedBlockingQueue<>();

        @Override
        public UInt32 post(
                String program,
                UInt32 replaces,
                String icon,
                String summary,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int milliseconds) {
            notes.add(program + "|" + summary + "|" + body + "|" + actions + "|" + milliseconds);
            return new UInt32(7);
        }

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/Notifications";
        }
    }

    @Test
    @DisplayName("a note reaches the desktop, with nothing in it that could be read as markup")
    void shown() throws Exception {
        String bus = bus();
        try (DBusConnection desktop =
                DBusConnectionBuilder.forAddress(bus).withShared(false).build()) {
            Shown shown = new Shown();
            desktop.requestBusName("org.freedesktop.Notifications");
            desktop.exportObject("/org/freedesktop/Notifications", shown);
            assertThat(new DesktopNotes(Optional.of(bus)).note("Ladderworks", "Done: <b> & co.mp4"))
                    .isTrue();
            assertThat(shown.notes.poll(10, TimeUnit.SECONDS))
                    .isEqualTo("Ladderworks|Ladderworks|Done: &lt;b&gt; &amp; co.mp4|[]|-1");
        }
    }

    @Test
    @DisplayName("docks are told whole percents once each, and when there is no work any more")
    void progress() throws Exception {
        String bus = bus();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (DBusConnection dock =
                        DBusConnectionBuilder.forAddress(bus).withShared(false).build();
                LauncherProgress progress = new LauncherProgress(Optional.of(bus))) {
            var _ = dock.addSigHandler(
                    LauncherEntry.Update.class,
                    update -> heard.add(update.program() + " "
                            + value(update, "progress") + " "
                            + value(update, "progress-visible")));
            for (double fraction : new double[] {0.5, 0.501, 0.509, 0.51}) {
                progress.show(Optional.of(fraction));
            }
            progress.show(Optional.empty());
            progress.show(Optional.empty());
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("application://ladderworks.desktop 0.5 true");
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("application://ladderworks.desktop 0.51 true");
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("application://ladderworks.desktop 0.0 false");
            assertThat(heard).isEmpty();
        }
        try (LauncherProgress nowhere = new LauncherProgress(Optional.of("unix:path=" + folder.resolve("no-bus")))) {
            nowhere.show(Optional.of(0.5));
        }
        try (LauncherProgress none = new LauncherProgress(Optional.empty())) {
            none.show(Optional.of(0.5));
        }
    }

    @Test
    @DisplayName("without a bus, and on one where nobody shows notes, there are none and no error")
    void nobody() throws Exception {
        assertThat(new DesktopNotes(Optional.empty()).note("a", "b")).isFalse();
        assertThat(new DesktopNotes(Optional.of("unix:path=" + folder.resolve("no-bus"))).note("a", "b"))
                .isFalse();
        assertThat(new DesktopNotes(Optional.of(bus())).note("a", "b")).isFalse();
    }

    @Test
    void addressOfTheSession() throws IOException {
        assertThat(DesktopNotes.address(Map.of())).isEmpty();
        assertThat(DesktopNotes.address(Map.of("XDG_RUNTIME_DIR", folder.toString())))
                .isEmpty();
        Files.createFile(folder.resolve("bus"));
        assertThat(DesktopNotes.address(Map.of("XDG_RUNTIME_DIR", folder.toString())))
                .contains("unix:path=" + folder.resolve("bus"));
        assertThat(DesktopNotes.address(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:abstract=x")))
                .contains("unix:abstract=x");
    }

    private static Object value(LauncherEntry.Update update, String name) {
        return Optional.ofNullable(update.look().get(name)).orElseThrow().getValue();
    }
}
