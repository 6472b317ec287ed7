package org.ladderworks.app.desktop;

import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/** What docks and taskbars of several desktops listen to, as Unity's Launcher API has it. */
@DBusInterfaceName("com.canonical.Unity.LauncherEntry")
public interface LauncherEntry extends DBusInterface {
    /** How an icon is to look from now on. */
    final class Update extends DBusSignal {
        private final String program;
        private final Map<String, Variant<?>> look;

        /**
         * A signal.
         *
         * @param path of who sends it
         * @param program the address of its desktop entry
         * @param look what is to change
         */
        public Update(String path, String program, Map<String, Variant<?>> look) throws DBusException {
            super(path, program, look);
            this.program = program;
            this.look = Map.copyOf(look);
        }

        public String program() {
            return program;
        }

        public Map<String, Variant<?>> look() {
            return look;
        }
    }
}
