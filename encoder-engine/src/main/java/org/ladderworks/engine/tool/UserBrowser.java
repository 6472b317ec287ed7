package org.ladderworks.engine.tool;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;

/** The browser that this user has chosen for the desktop. */
public final class UserBrowser {
    private UserBrowser() {}

    /**
     * Has it show an address, which other users of the machine may see as an argument: so none with a secret. The browser
     * stays when this program ends.
     *
     * @throws IllegalArgumentException for anything but http on this machine
     * @throws EncodeException where there is no program that opens addresses (TOOL_UNAVAILABLE)
     */
    public static void show(URI address) {
        if (!"http".equals(address.getScheme()) || !"127.0.0.1".equals(address.getHost())) {
            throw new IllegalArgumentException("not of this machine: " + address);
        }
        List<String> command = command(System.getProperty("os.name", ""), address.toString());
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .getOutputStream()
                    .close();
        } catch (IOException e) {
            throw new EncodeException(
                    ErrorCode.TOOL_UNAVAILABLE,
                    command.getFirst() + " cannot be started, which opens addresses here: " + e.getMessage(),
                    "Copy the address instead, and open it in a browser.",
                    e);
        }
    }

    static List<String> command(String system, String address) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address);
        }
        return List.of(name.startsWith("mac") ? "open" : "xdg-open", address);
    }
}
