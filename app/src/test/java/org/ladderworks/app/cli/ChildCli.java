package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ladderworks.app.Main;

/** The command line in a JVM of its own, for what cannot be done to this one: signals, other rights, a full disk. */
final class ChildCli implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Process process;
    private final Path folder;
    private final List<ProcessHandle> seen = new ArrayList<>();

    private ChildCli(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /**
     * Starts it.
     *
     * @param folder where its output is kept and its temporary files go: must exist
     * @param before the command in front of {@code java}, such as {@code setsid}
     */
    static ChildCli start(Path folder, List<String> before, Object... arguments) throws IOException {
        return start(folder, before, ProcessBuilder.Redirect.from(new File("/dev/null")), arguments);
    }

    /** The same with more in its environment. */
    static ChildCli startIn(Path folder, Map<String, String> environment, List<String> before, Object... arguments)
            throws IOException {
        List<String> line = new ArrayList<>(before);
        line.add("env");
        environment.forEach((name, value) -> line.add(name + "=" + value));
        return start(folder, line, arguments);
    }

    /** Runs it to its end, with more in its environment. */
    static Cli runIn(Path folder, Map<String, String> environment, Object... arguments)
            throws IOException, InterruptedException {
        try (ChildCli job = startIn(folder, environment, List.of(), arguments)) {
            return job.awaitEnd();
        }
    }

    /** The same with a pipe at its standard input, which holds what a file does. */
    static ChildCli startWith(Path folder, Path input, Object... arguments) throws IOException {
        ChildCli child = start(folder, List.of(), ProcessBuilder.Redirect.PIPE, arguments);
        try (OutputStream pipe = child.process.getOutputStream()) {
            Files.copy(input, pipe);
        } catch (IOException e) {
            // It has read enough.
        }
        return child;
    }

    private static ChildCli start(Path folder, List<String> before, ProcessBuilder.Redirect input, Object... arguments)
            throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        List<String> line = new ArrayList<>(before);
        line.addAll(java(temporary));
        Stream.of(arguments).map(Object::toString).forEach(line::add);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(input)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("TMPDIR", temporary.toString());
        builder.environment().put("LADDERWORKS_HOME", folder.resolve("data").toString());
        return new ChildCli(builder.start(), folder);
    }

    /** The command that starts Ladderworks, up to its arguments. */
    static List<String> java(Path temporary) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
    }

    /** In a session of its own, with signals as a terminal would have them. */
    static List<String> ownSession() {
        return List.of("setsid", "env", "--default-signal");
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits until it says on standard output what is looked for. */
    ChildCli awaitOutput(String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!read("out.txt").contains(text)) {
            assertTrue(process.isAlive(), () -> "it ended before it said " + text + ": " + told());
            assertTrue(System.nanoTime() < end, () -> "it never said " + text + ": " + told());
            Thread.sleep(20);
        }
        return this;
    }

    /** Waits until a child process of it runs FFmpeg, and remembers all of them. */
    ChildCli awaitFfmpeg() throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (seen.isEmpty()) {
            assertTrue(process.isAlive() && System.nanoTime() < end, () -> "no FFmpeg was started: " + told());
            process.descendants()
                    .filter(child -> child.info().command().orElse("").endsWith("/ffmpeg"))
                    .forEach(seen::add);
            Thread.sleep(20);
        }
        return rememberChildren();
    }

    /** All of its children that run now, and theirs. */
    ChildCli rememberChildren() {
        process.descendants().filter(child -> !seen.contains(child)).forEach(seen::add);
        return this;
    }

    /** True where it ends by itself within that time. */
    boolean awaitEndWithin(long time, TimeUnit unit) throws InterruptedException {
        return process.waitFor(time, unit);
    }

    /** Children seen so far that still run. */
    List<ProcessHandle> survivors() {
        return seen.stream().filter(ProcessHandle::isAlive).toList();
    }

    Cli awaitEnd() throws InterruptedException {
        assertTrue(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS), () -> "it did not end: " + told());
        return new Cli(process.exitValue(), read("out.txt"), read("err.txt"));
    }

    private String told() {
        return read("out.txt") + read("err.txt");
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        seen.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
