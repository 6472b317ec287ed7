package org.ladderworks.engine.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks at the processes that were started here, on Linux. */
public final class Children {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Children() {}

    /** FFmpeg as it runs now below a process, its guards and shells left out. */
    public static List<ProcessHandle> ffmpegs(ProcessHandle process) {
        try (Stream<ProcessHandle> all = process.descendants()) {
            return all.filter(child -> child.info().command().orElse("").endsWith("/ffmpeg"))
                    .toList();
        }
    }

    /** All arguments with blanks between; the system's own answer is cut where they are many. Empty where it has ended. */
    public static String line(ProcessHandle process) {
        return read(process, "cmdline").replace('\0', ' ').strip();
    }

    /** Its nice value; empty where it has ended. */
    public static Optional<Integer> niceness(ProcessHandle process) {
        String stat = read(process, "stat");
        // The name is in brackets and may hold anything; the 17th field behind it (proc(5)).
        return stat.isEmpty()
                ? Optional.empty()
                : Optional.of(Integer.valueOf(
                        stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]));
    }

    private static String read(ProcessHandle process, String name) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), name), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /** Waits for an FFmpeg below this process with such a command line, which is none of those others. */
    public static ProcessHandle awaitFfmpeg(Predicate<String> line, ProcessHandle... others)
            throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            Optional<ProcessHandle> found = ffmpegs(ProcessHandle.current()).stream()
                    .filter(child -> !List.of(others).contains(child) && line.test(line(child)))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(2);
        }
        throw new AssertionError("no such FFmpeg was started");
    }

    /** True where it uses processor time within half a second. */
    public static boolean usesTime(ProcessHandle process) throws InterruptedException {
        Duration before = process.info().totalCpuDuration().orElse(Duration.ZERO);
        Thread.sleep(500);
        return !process.info().totalCpuDuration().orElse(before).equals(before);
    }

    /** Sends a signal, such as {@code STOP}. */
    public static void signal(String name, ProcessHandle process) {
        RealTools.run(Path.of("/usr/bin/env"), List.of("kill", "-" + name, Long.toString(process.pid())));
    }
}
