package org.ladderworks.app.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes of the desktop, over the session's bus (Linux and its kin). Where there is no bus, or nobody on it shows notes, there are
 * none, and that is no error.
 */
public final class DesktopNotes {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotes.class);
    private static final String SERVER = "org.freedesktop.Notifications";
    private static final String PLACE = "/org/freedesktop/Notifications";

    private final Optional<String> bus;

    /** @param bus address of the session's bus; empty where there is none */
    public DesktopNotes(Optional<String> bus) {
        this.bus = bus;
    }

    /** The bus of a session with such an environment; empty where it has none. */
    static Optional<String> address(Map<String, String> environment) {
        String named = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        if (!named.isEmpty()) {
            return Optional.of(named);
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        Path socket = Path.of(runtime, "bus");
        return runtime.isEmpty() || Files.notExists(socket) ? Optional.empty() : Optional.of("unix:path=" + socket);
    }

    /**
     * Shows a note; may take a moment.
     *
     * @return false where nobody could show it
     */
    public boolean note(String summary, String body) {
        if (bus.isEmpty()) {
            return false;
        }
        try (DBusConnection connection =
                DBusConnectionBuilder.forAddress(bus.get()).withShared(false).build()) {
            Notifications server = connection.getRemoteObject(SERVER, PLACE, Notifications.class);
            UInt32 number =
                    server.post("Ladderworks", new UInt32(0), "", summary, escaped(body), List.of(), Map.of(), -1);
            return number != null;
        } catch (DBusException | IOException | RuntimeException e) {
            // A strange address of the bus is a RuntimeException, and so is what the server answers in anger.
            LOG.debug("the desktop shows no note", e);
            return false;
        }
    }

    /** Servers may read markup in it. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
