package org.ladderworks.engine.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;

/**
 * A child that is kept and spoken with, in lines over its standard input and output, until it is closed. It dies with this
 * process, whatever ends that, even where the child itself is stopped. Thread-safe.
 */
public final class Companion implements AutoCloseable {
    private static final int KEPT_ERROR_LINES = 40;

    /** What waits to be written to a child that does not read: then it is as good as dead. */
    private static final int MOST_WAITING = 10_000;

    private static final Path SHELL = Path.of("/bin/sh");

    /**
     * The first process of the pipe hands on what it gets; where that ends, it tells this shell, which kills the child.
     * As in {@link ChildGuard}, the signal interrupts {@code wait}.
     */
    private static final String SCRIPT = """
            child=
            ended=
            trap 'ended=yes; [ -z "$child" ] || kill -KILL "$child" 2>/dev/null' TERM INT HUP
            exec 3<&0 </dev/null
            { cat <&3 2>/dev/null; exec 3<&- >/dev/null; kill -TERM $$ 2>/dev/null; } | "$@" 3<&- &
            child=$!
            exec 3<&-
            [ -z "$ended" ] || kill -KILL "$child" 2>/dev/null
            wait "$child"
            status=$?
            while kill -0 "$child" 2>/dev/null; do
                wait "$child"
                status=$?
            done
            [ -z "$ended" ] || status=137
            exit "$status"
            """;

    private final Process process;
    private final LinkedBlockingQueue<String> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread writer;

    /**
     * How a child ended.
     *
     * @param lastErrorLines of its standard error, oldest first
     */
    public record Ending(int exitCode, List<String> lastErrorLines) {
        public Ending {
            lastErrorLines = List.copyOf(lastErrorLines);
        }
    }

    private Companion(Process process) {
        this.process = process;
        writer = Thread.ofVirtual().unstarted(this::write);
    }

    /**
     * Starts it.
     *
     * @param command the program and its arguments; no shell expands them
     * @param environment added to this process's own
     * @param line gets each line of its standard output, in order, on a thread of its own; at most 64 Ki characters
     * @param ended is told once, behind the last line
     * @throws EncodeException where it cannot be started
     */
    public static Companion start(
            List<String> command, Map<String, String> environment, Consumer<String> line, Consumer<Ending> ended) {
        List<String> guarded = new ArrayList<>();
        if (Files.isExecutable(SHELL)) {
            guarded.addAll(List.of(SHELL.toString(), "-c", SCRIPT, "ladderworks-companion"));
        }
        guarded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(guarded);
        builder.environment().putAll(environment);
        try {
            Companion companion = new Companion(builder.start());
            companion.writer.start();
            Thread.ofVirtual().start(() -> companion.listen(line, ended));
            return companion;
        } catch (IOException e) {
            throw new EncodeException(
                    ErrorCode.TOOL_UNAVAILABLE,
                    "cannot start " + command.getFirst() + ": " + e.getMessage(),
                    "Run `ladderworks doctor`; it names what is missing.",
                    e);
        }
    }

    /** Sends a line, without its end; returns at once. False where nobody will read it any more. */
    public boolean send(String line) {
        return process.isAlive() && waiting.offer(line);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it at once; harmless where it has ended. */
    @Override
    public void close() {
        // The child first: its guard then tells how it ended, and is left with nothing to wait for.
        process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        writer.interrupt();
    }

    private void write() {
        try (OutputStream pipe = process.getOutputStream()) {
            while (true) {
                pipe.write((waiting.take() + "\n").getBytes(StandardCharsets.UTF_8));
                if (waiting.isEmpty()) {
                    pipe.flush();
                }
            }
        } catch (IOException | InterruptedException e) {
            // The child has ended, or is to end.
        }
    }

    private void listen(Consumer<String> line, Consumer<Ending> ended) {
        Deque<String> errors = new ArrayDeque<>();
        Thread reader = Thread.ofVirtual()
                .start(() -> read(process.getErrorStream(), text -> {
                    synchronized (errors) {
                        if (errors.size() == KEPT_ERROR_LINES) {
                            errors.removeFirst();
                        }
                        errors.addLast(text);
                    }
                }));
        read(process.getInputStream(), line);
        try {
            int code = process.waitFor();
            reader.join();
            writer.interrupt();
            synchronized (errors) {
                ended.accept(new Ending(code, List.copyOf(errors)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void read(java.io.InputStream stream, Consumer<String> line) {
        try {
            BoundedLines.forEach(stream, line);
        } catch (IOException e) {
            // The stream of a killed child may end so.
        }
    }
}
