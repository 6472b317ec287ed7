package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ladderworks.engine.testing.RealTools;

/** The command line in a process of its own at a pseudo terminal, which echoes what is typed unless it is told not to. */
final class Terminal implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** What is started in the background ignores Ctrl-C, and so would its children. */
    private static final String UNMUTED = "exec env --default-signal ";

    private final Process process;
    private final OutputStream keyboard;
    private final Path screen;
    private int seen;

    private Terminal(Process process, Path screen) {
        this.process = process;
        this.keyboard = process.getOutputStream();
        this.screen = screen;
    }

    /** @param folder must exist; its {@code data} is the data folder */
    static Terminal start(Path folder, Object... arguments) throws IOException {
        Path screen = folder.resolve("screen.txt");
        String line = Stream.concat(
                        ChildCli.java(Files.createDirectories(folder.resolve("tmp"))).stream(),
                        Stream.of(arguments).map(Object::toString))
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        ProcessBuilder builder = new ProcessBuilder(
                        List.of(RealTools.script().toString(), "-qefc", UNMUTED + line, "/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().put("LADDERWORKS_HOME", folder.resolve("data").toString());
        return new Terminal(builder.start(), screen);
    }

    /** Waits until this is on the screen, behind all that was waited for before. */
    Terminal awaits(String words) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        int at;
        while ((at = shown().indexOf(words, seen)) < 0) {
            assertTrue(process.isAlive(), () -> "it ended before it said " + words + ": " + shown());
            assertTrue(System.nanoTime() < end, () -> "it never said " + words + ": " + shown());
            Thread.sleep(20);
        }
        seen = at + words.length();
        return this;
    }

    Terminal types(String line) throws IOException {
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        return this;
    }

    /** Presses a key of control, such as {@code C}. */
    Terminal presses(char control) throws IOException {
        keyboard.write(control - '@');
        keyboard.flush();
        return this;
    }

    /** The exit code. */
    int ends(Duration within) throws InterruptedException {
        assertTrue(process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS), () -> "it did not end: " + shown());
        return process.exitValue();
    }

    /** All that was on the screen so far. */
    String shown() {
        try {
            return Files.readString(screen);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
