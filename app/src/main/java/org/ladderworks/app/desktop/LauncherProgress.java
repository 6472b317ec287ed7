package org.ladderworks.app.desktop;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Progress on the program's icon in docks and taskbars that listen for it on the session's bus. Where there is no bus nothing
 * is shown, and that is no error. Thread-safe.
 */
public final class LauncherProgress implements AutoCloseable {
    /** The program's desktop entry, by which a dock knows which icon is meant. */
    static final String PROGRAM = "application://ladderworks.desktop";

    private static final Logger LOG = LoggerFactory.getLogger(LauncherProgress.class);
    private static final String PATH = "/org/ladderworks/studio";

    private final Optional<String> bus;
    private @Nullable DBusConnection connection;
    private Optional<Double> shown = Optional.empty();
    private boolean givenUp;

    /** @param bus address of the session's bus; empty where there is none */
    public LauncherProgress(Optional<String> bus) {
        this.bus = bus;
    }

    /** Shows how far the work is, 0 to 1; empty for none. Whole percents alone are told. May take a moment. */
    public synchronized void show(Optional<Double> fraction) {
        Optional<Double> percent = fraction.map(value -> Math.floor(Math.clamp(value, 0, 1) * 100) / 100);
        if (bus.isEmpty() || givenUp || percent.equals(shown)) {
            return;
        }
        try {
            DBusConnection open = connection;
            if (open == null) {
                // Kept open: docks forget a progress whose sender goes away.
                open = DBusConnectionBuilder.forAddress(bus.get())
                        .withShared(false)
                        .build();
                connection = open;
            }
            open.sendMessage(new LauncherEntry.Update(
                    PATH,
                    PROGRAM,
                    Map.of(
                            "progress", new Variant<>(percent.orElse(0.0)),
                            "progress-visible", new Variant<>(percent.isPresent()))));
            shown = percent;
        } catch (DBusException | RuntimeException e) {
            // A strange address of the bus is a RuntimeException.
            LOG.debug("no dock is told", e);
            // A bus that is not there now is not asked ten times a second.
            givenUp = true;
        }
    }

    @Override
    public synchronized void close() {
        givenUp = true;
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException e) {
                LOG.debug("not closed", e);
            }
        }
    }
}
