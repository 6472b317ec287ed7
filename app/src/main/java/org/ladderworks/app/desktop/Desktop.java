package org.ladderworks.app.desktop;

import java.util.Optional;

/** The desktop around the window. */
public record Desktop(DesktopNotes notes, LauncherProgress launcher) implements AutoCloseable {
    /** That which this process runs on. */
    public static Desktop ofThisSession() {
        Optional<String> bus = DesktopNotes.address(System.getenv());
        return new Desktop(new DesktopNotes(bus), new LauncherProgress(bus));
    }

    @Override
    public void close() {
        launcher.close();
    }
}
