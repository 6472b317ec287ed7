package org.ladderworks.app.fx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this machine has to draw with. */
final class DrawingDevice {
    private DrawingDevice() {}

    /**
     * True where the system has shown no device that draws, as on a virtual machine or a remote desktop. The toolkit would find that
     * out by loading a compiler for shaders first, for 50 MB and a tenth of a second, and then draw by software all the same.
     *
     * @param system as in the system property {@code os.name}
     * @param devices the folder of devices, {@code /dev}
     */
    static boolean isMissing(String system, Path devices) {
        // Direct rendering; NVIDIA's own driver; Windows' devices in its Linux.
        return system.equals("Linux")
                && Stream.of("dri", "nvidia0", "dxg").noneMatch(name -> Files.exists(devices.resolve(name)));
    }
}
