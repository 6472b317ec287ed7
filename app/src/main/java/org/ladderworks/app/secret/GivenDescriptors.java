package org.ladderworks.app.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the descriptors that this process was started with from those that it opened itself: behind these is no secret. */
final class GivenDescriptors {
    private static final Path OPEN = Path.of("/proc/self/fd");
    private static final Path FLAGS = Path.of("/proc/self/fdinfo");

    /** O_CLOEXEC of Linux: what has it does not outlive the start of a program, so it was opened since. */
    private static final long NOT_INHERITED = 02_000_000;

    /** The JVM does not set that flag on what it loads the program from. */
    private static final Pattern PROGRAM = Pattern.compile(".*\\.(jar|jsa|aot)( \\(deleted\\))?");

    private static final Set<String> RANDOM = Set.of("/dev/random", "/dev/urandom");

    private GivenDescriptors() {}

    /** True also where the system does not tell. */
    static boolean contain(int number) {
        if (number == 0 || !Files.isDirectory(OPEN)) {
            return true;
        }
        try {
            String name = Integer.toString(number);
            Path opened = Files.readSymbolicLink(OPEN.resolve(name));
            return !isProgram(opened) && (flags(FLAGS.resolve(name)) & NOT_INHERITED) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isProgram(Path opened) throws IOException {
        String name = opened.toString();
        return PROGRAM.matcher(name).matches()
                || RANDOM.contains(name)
                || opened.startsWith(Path.of(System.getProperty("java.home")).toRealPath());
    }

    private static long flags(Path info) throws IOException {
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("flags:"))
                .mapToLong(
                        line -> Long.parseLong(line.substring("flags:".length()).strip(), 8))
                .findFirst()
                .orElse(0);
    }
}
