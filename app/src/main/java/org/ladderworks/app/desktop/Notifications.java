package org.ladderworks.app.desktop;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** What a desktop's server of notes can do, as the Desktop Notifications Specification has it. */
@DBusInterfaceName("org.freedesktop.Notifications")
public interface Notifications extends DBusInterface {
    /**
     * Shows a note.
     *
     * @param program for people
     * @param replaces the note that it takes the place of; 0 for none
     * @param icon name of one; empty for none
     * @param actions what can be chosen; none
     * @param milliseconds until it goes; -1 for as long as the desktop likes
     * @return number of the note
     */
    @DBusMemberName("Notify")
    UInt32 post(
            String program,
            UInt32 replaces,
            String icon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int milliseconds);
}
