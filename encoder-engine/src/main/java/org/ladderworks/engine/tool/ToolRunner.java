package org.ladderworks.engine.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;

/** Runs tools as child processes, to their end. Thread-safe. Closing kills every child that still runs. */
public final class ToolRunner implements AutoCloseable {
    private static final int KEPT_ERROR_LINES = 40;
    /** How long the guard of a cancelled child may take to kill it. */
    private static final long GRACE_SECONDS = 1;

    /** How FFmpeg ends when it gets SIGINT or SIGTERM, how ffprobe does, and how both do when their guard gets it first. */
    private static final Set<Integer> INTERRUPTED = Set.of(255, 130, 143, 137);

    /** How often a child is looked at. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Set<Process> running;
    private final Watchdog.Patience patience;
    private final Consumer<ToolCommand> watcher;

    /** Kills a child that does nothing for a minute, or keeps busy for ten without getting on. */
    public ToolRunner() {
        this(Duration.ofSeconds(60), Duration.ofMinutes(10));
    }

    /**
     * The same with other patience, in whole seconds.
     *
     * @param standstill how long a child may do nothing
     * @param inCircles how long one that tells its progress may be busy without any: slow encoders of large pictures take
     *     minutes until the first frame
     */
    public ToolRunner(Duration standstill, Duration inCircles) {
        this(
                ConcurrentHashMap.newKeySet(),
                new Watchdog.Patience(
                        Math.toIntExact(standstill.dividedBy(LOOK)), Math.toIntExact(inCircles.dividedBy(LOOK))),
                _ -> {});
    }

    private ToolRunner(Set<Process> running, Watchdog.Patience patience, Consumer<ToolCommand> watcher) {
        this.running = running;
        this.patience = patience;
        this.watcher = watcher;
    }

    /** The same, which tells what it is about to run, on the thread that runs it. Its children are this one's, too. */
    public ToolRunner telling(Consumer<ToolCommand> listener) {
        return new ToolRunner(running, patience, listener);
    }

    /**
     * Blocks until the tool has ended. A tool that stands still is killed, and the result says so; one of a job that is
     * paused waits where it is, and is not begun.
     *
     * @param outputLine gets each line of standard output, on another thread
     * @throws java.util.concurrent.CancellationException where the job was cancelled; the child is dead by then
     * @throws EncodeException where the tool cannot be started or passes its deadline
     */
    public ToolResult run(ToolCommand command, Consumer<String> outputLine, Cancellation cancellation) {
        cancellation.checkAndWait();
        watcher.accept(command);
        Process process = start(command);
        Advance advance = new Advance(command);
        running.add(process);
        Deque<String> errors = new ArrayDeque<>();
        // The handle, since a destroyed Process also closes its streams: a guard that then speaks ends before its time.
        try (Cancellation.Registration _ = cancellation.onCancel(process.toHandle()::destroy)) {
            Thread error = read(process.getErrorStream(), line -> {
                if (errors.size() == KEPT_ERROR_LINES) {
                    errors.removeFirst();
                }
                errors.addLast(line);
            });
            Thread output = read(process.getInputStream(), advance.before(outputLine));
            Watchdog watchdog = new Watchdog(process.toHandle(), patience, advance::count);
            boolean stoodStill = waitFor(process, watchdog, command, cancellation, cancellation.pause());
            // Where only the guard ended, the tool ends now, and with it the streams below.
            process.getOutputStream().close();
            output.join();
            error.join();
            if (INTERRUPTED.contains(process.exitValue())) {
                awaitCancel(cancellation);
            }
            cancellation.check();
            if (ChildGuard.saysNotStarted(process.exitValue())) {
                throw unavailable(command, errors.isEmpty() ? "it is not there" : errors.getLast(), null);
            }
            return new ToolResult(process.exitValue(), new ArrayList<>(errors), stoodStill);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException("interrupted");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            kill(process);
            running.remove(process);
        }
    }

    @Override
    public void close() {
        running.forEach(ToolRunner::kill);
    }

    private static Process start(ToolCommand command) {
        ArrayList<String> line = new ArrayList<>();
        line.add(command.executable().toString());
        line.addAll(command.arguments());
        try {
            ProcessBuilder builder = new ProcessBuilder(ChildGuard.guarded(line, command.lowPriority()));
            // Huge pages, where glibc offers them: an encoder that fills hundreds of megabytes spends 2-3 % of its time
            // on small ones. Other systems do not know the variable.
            builder.environment().putIfAbsent("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");
            builder.environment().putAll(command.environment());
            if (!command.heard()) {
                builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
            }
            return builder.start();
        } catch (IOException e) {
            throw unavailable(command, String.valueOf(e.getMessage()), e);
        }
    }

    private static EncodeException unavailable(ToolCommand command, String why, @Nullable IOException cause) {
        return new EncodeException(
                ErrorCode.TOOL_UNAVAILABLE,
                "cannot start " + command.executable() + ": " + why,
                "Run `ladderworks doctor`; it names what is missing.",
                cause);
    }

    /** True where the tool had to be killed because it stood still. */
    private static boolean waitFor(
            Process process, Watchdog watchdog, ToolCommand command, Cancellation cancellation, Pause pause)
            throws InterruptedException {
        long start = System.nanoTime();
        long pausedBefore = pause.nanos();
        boolean stopped = false;
        long looked = System.nanoTime();
        while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
            if (cancellation.isCancelled() && !process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                kill(process);
            }
            long now = System.nanoTime();
            if (stopped != pause.isPaused()) {
                stopped = !stopped;
                if (stopped) {
                    ChildSignals.stop(process, command.executable());
                } else {
                    ChildSignals.letGoOn(process, command.executable());
                }
            }
            if (now - start - (pause.nanos() - pausedBefore)
                    > command.deadline().toNanos()) {
                throw new EncodeException(
                        ErrorCode.ENCODE_FAILED,
                        command.executable().getFileName() + " did not finish within "
                                + command.deadline().toSeconds() + " s",
                        "Try again; if it happens again, the source is likely damaged: try another copy of it.");
            }
            if (now - looked >= LOOK.toNanos()) {
                looked = now;
                if (!stopped && watchdog.look()) {
                    kill(process);
                    process.waitFor();
                    return true;
                }
            }
        }
        return false;
    }

    /** Ctrl-C on a terminal reaches the children too, and they may end before this process has begun to cancel. */
    private static void awaitCancel(Cancellation cancellation) throws InterruptedException {
        for (int i = 0; i < 20 && !cancellation.isCancelled(); i++) {
            Thread.sleep(50);
        }
    }

    /** The tool first: its guard then waits for it, and nothing is left that nobody awaits. */
    private static void kill(Process process) {
        List<ProcessHandle> tools = process.descendants().toList();
        tools.forEach(ProcessHandle::destroyForcibly);
        if (!tools.isEmpty()) {
            process.onExit()
                    .completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
        process.destroyForcibly();
    }

    private static Thread read(InputStream stream, Consumer<String> line) {
        return Thread.ofVirtual().start(() -> {
            try {
                BoundedLines.forEach(stream, line);
            } catch (IOException e) {
                // The stream of a killed child may end with an error: its lines so far are all there is.
                if (!(e instanceof java.io.EOFException) && !"Stream closed".equals(e.getMessage())) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }
}
