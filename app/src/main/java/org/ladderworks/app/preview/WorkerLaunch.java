package org.ladderworks.app.preview;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the worker is started.
 *
 * @param java the program of the runtime
 * @param options of the virtual machine
 * @param environment added to this process's own; the class path goes there
 * @param patience how long an order may take until the worker is taken for frozen
 */
public record WorkerLaunch(Path java, List<String> options, Map<String, String> environment, Duration patience) {
    /** In the environment: {@code off} hides libvlc from the worker. */
    public static final String LIBVLC = "LADDERWORKS_LIBVLC";

    /** A property of this virtual machine: a cache of classes for the worker. */
    static final String CACHE = "ladderworks.preview.cache";

    private static final String MAIN = "org.ladderworks.app.preview.worker.PreviewMain";

    public WorkerLaunch {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /** With the runtime and the class path of this process. */
    public static WorkerLaunch usual() {
        List<String> options = new ArrayList<>(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xms24m",
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                // A crash is told by its exit; its page is of no use to an operator, and a core may hold a key.
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + Path.of(System.getProperty("java.io.tmpdir"), "ladderworks-preview-crash-%p.log"),
                "-Djava.awt.headless=true",
                // Memory of frames is counted by the worker itself.
                "-Dorg.bytedeco.javacpp.maxbytes=0",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-Dorg.bytedeco.javacpp.nopointergc=true"));
        String cache = System.getProperty(CACHE, "");
        if (!cache.isEmpty() && Files.isRegularFile(Path.of(cache))) {
            options.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:disable"));
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("CLASSPATH", System.getProperty("java.class.path"));
        return new WorkerLaunch(
                Path.of(System.getProperty("java.home"), "bin", "java"), options, environment, Duration.ofSeconds(10));
    }

    /** The same without libvlc. */
    public WorkerLaunch withoutLibvlc() {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(LIBVLC, "off");
        return new WorkerLaunch(java, options, changed, patience);
    }

    /** The same with other patience. */
    public WorkerLaunch patience(Duration changed) {
        return new WorkerLaunch(java, options, environment, changed);
    }

    List<String> command() {
        List<String> line = new ArrayList<>(List.of(java.toString()));
        line.addAll(options);
        line.add(MAIN);
        return line;
    }
}
