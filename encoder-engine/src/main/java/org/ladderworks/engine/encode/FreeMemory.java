package org.ladderworks.engine.encode;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Memory that new programs may take. */
final class FreeMemory {
    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    private FreeMemory() {}

    /** Bytes: on Linux what the kernel estimates, cache that can be dropped included, within the container's limit. */
    static long bytes() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        OptionalLong available = available();
        return available.isPresent()
                ? Math.min(available.getAsLong(), system.getTotalMemorySize())
                : system.getFreeMemorySize();
    }

    private static OptionalLong available() {
        try {
            return Files.readAllLines(MEMINFO).stream()
                    .filter(line -> line.startsWith(AVAILABLE))
                    .map(line ->
                            line.substring(AVAILABLE.length()).replace("kB", "").strip())
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
