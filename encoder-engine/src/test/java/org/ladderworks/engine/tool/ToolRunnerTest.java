package org.ladderworks.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.engine.testing.RealTools;

/** Children that fail, stand still, or lose who looks after them. */
@DisabledOnOs(OS.WINDOWS)
class ToolRunnerTest {
    private static final Path FFMPEG = ToolInventory.bundled().ffmpeg();

    /**
     * Runs until it is stopped, at the speed of a clock. A picture large enough that each second of it costs processor time
     * that can be seen: time is told in hundredths, and small pictures need one of those in three seconds.
     */
    private static final List<String> ENDLESS =
            List.of("-nostdin", "-v", "error", "-re", "-f", "lavfi", "-i", "testsrc=size=960x540", "-f", "null", "-");

    /** Runs as fast as it can until it is stopped. */
    private static final List<String> BUSY =
            List.of("-nostdin", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=96x64", "-f", "null", "-");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static CompletableFuture<ToolResult> start(ToolRunner runner, List<String> arguments) {
        return CompletableFuture.supplyAsync(() ->
                runner.run(new ToolCommand(FFMPEG, arguments, Duration.ofMinutes(1)), _ -> {}, new Cancellation()));
    }

    /** Waits for a descendant of this process whose command line is as wanted. */
    private static ProcessHandle descendant(Predicate<String> commandLine) throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            var found = ProcessHandle.current()
                    .descendants()
                    .filter(child -> commandLine.test(child.info().commandLine().orElse("")))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no such child");
    }

    private static boolean isFfmpeg(String line) {
        return line.startsWith(FFMPEG.toString()) && line.contains("testsrc=size=960x540");
    }

    @Test
    void theExitCodeAndTheLastWordsAreTheTools() throws Exception {
        try (ToolRunner runner = new ToolRunner()) {
            ToolResult result = start(runner, List.of("-v", "error", "-i", "file:/nowhere/at all"))
                    .get(20, TimeUnit.SECONDS);

            assertThat(result.exitCode()).isEqualTo(254);
            assertThat(result.lastErrorLines()).anyMatch(line -> line.contains("No such file"));
            assertThat(result.stoodStill()).isFalse();
        }
    }

    @Test
    void aToolThatIsNotThereIsUnavailable() {
        try (ToolRunner runner = new ToolRunner()) {
            assertThatThrownBy(() -> runner.run(
                            new ToolCommand(Path.of("/nowhere/ffmpeg"), List.of(), Duration.ofSeconds(10)),
                            _ -> {},
                            new Cancellation()))
                    .isInstanceOfSatisfying(
                            EncodeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOOL_UNAVAILABLE));
        }
    }

    @Test
    @DisplayName("a child that was stopped is killed after the time in which it did nothing")
    void aChildThatStandsStillIsKilled() throws Exception {
        try (ToolRunner runner = new ToolRunner(Duration.ofSeconds(3), Duration.ofMinutes(10))) {
            CompletableFuture<ToolResult> run = start(runner, ENDLESS);
            ProcessHandle ffmpeg = descendant(ToolRunnerTest::isFfmpeg);
            assertThatThrownBy(() -> run.get(5, TimeUnit.SECONDS))
                    .as("one that works is left alone")
                    .isInstanceOf(TimeoutException.class);

            RealTools.run(Path.of("/usr/bin/env"), List.of("kill", "-STOP", Long.toString(ffmpeg.pid())));

            ToolResult result = run.get(20, TimeUnit.SECONDS);
            assertThat(result.stoodStill()).isTrue();
            assertThat(result.succeeded()).isFalse();
            ffmpeg.onExit().get(5, TimeUnit.SECONDS);
        }
    }

    /** Reports as FFmpeg does for some seconds, always busy: the frames that it tells grow by a step. */
    private ToolCommand spinning(int step, int seconds) throws IOException {
        Path tool = Files.writeString(folder.resolve("spinning"), """
                #!/bin/sh
                end=$(($(date +%%s) + %d)); frame=0
                while [ "$(date +%%s)" -lt "$end" ]; do
                    frame=$((frame + %d))
                    echo "frame=$frame"; echo "speed=$(date +%%N)x"; echo progress=continue
                done
                """.formatted(seconds, step));
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        return new ToolCommand(tool, List.of("-progress", "pipe:1"), Duration.ofMinutes(1));
    }

    @Test
    @DisplayName("a tool that is busy but tells no progress is killed; one that gets on is left alone")
    void aToolThatRunsInCirclesIsKilled() throws IOException {
        try (ToolRunner runner = new ToolRunner(Duration.ofMinutes(1), Duration.ofSeconds(3))) {
            ToolResult inCircles = runner.run(spinning(0, 50), _ -> {}, new Cancellation());
            assertThat(inCircles.stoodStill()).isTrue();
            assertThat(inCircles.succeeded()).isFalse();

            ToolResult gotOn = runner.run(spinning(1, 6), _ -> {}, new Cancellation());
            assertThat(gotOn.stoodStill()).isFalse();
            assertThat(gotOn.succeeded()).isTrue();
        }
    }

    @Test
    @DisplayName("a paused child uses no processor time, is not taken for one that stands still, and goes on")
    void aPausedChildWaits() throws Exception {
        Pause pause = new Pause();
        try (ToolRunner runner = new ToolRunner(Duration.ofSeconds(2), Duration.ofMinutes(10))) {
            CompletableFuture<ToolResult> run = CompletableFuture.supplyAsync(() -> runner.run(
                    new ToolCommand(FFMPEG, BUSY, Duration.ofMinutes(1)), _ -> {}, new Cancellation().with(pause)));
            ProcessHandle ffmpeg = descendant(line -> line.startsWith(FFMPEG.toString()) && line.contains(BUSY.get(6)));
            assertThat(usesTime(ffmpeg)).as("runs").isTrue();

            pause.pause(Pause.Cause.OPERATOR, Saying.inWords("lunch"));
            pause.pause(Pause.Cause.LOW_DISK, Saying.inWords("full"));
            Thread.sleep(1000);
            assertThat(usesTime(ffmpeg)).as("stands").isFalse();
            pause.resume(Pause.Cause.OPERATOR);
            Thread.sleep(3000);
            assertThat(usesTime(ffmpeg)).as("one reason is left").isFalse();
            assertThat(run).as("the watchdog lets it be").isNotDone();

            pause.resume(Pause.Cause.LOW_DISK);
            Thread.sleep(1000);
            assertThat(usesTime(ffmpeg)).as("runs again").isTrue();
            assertThat(pause.nanos()).isBetween(4_000_000_000L, 6_000_000_000L);

            pause.pause(Pause.Cause.OPERATOR, Saying.inWords("cancelled while it stands"));
            Thread.sleep(500);
        }
        descendantsEnd();
    }

    private static boolean usesTime(ProcessHandle process) throws InterruptedException {
        Duration before = process.info().totalCpuDuration().orElseThrow();
        Thread.sleep(500);
        return !process.info().totalCpuDuration().orElse(before).equals(before);
    }

    /** Closing the runner ended every child, stopped or not. */
    private static void descendantsEnd() throws Exception {
        for (ProcessHandle process : ProcessHandle.current().descendants().toList()) {
            process.onExit().get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    @DisplayName("a tool does not outlive the shell that guards it, even where that is killed")
    void theToolEndsWithItsGuard() throws Exception {
        try (ToolRunner runner = new ToolRunner()) {
            CompletableFuture<ToolResult> run = start(runner, ENDLESS);
            ProcessHandle ffmpeg = descendant(ToolRunnerTest::isFfmpeg);
            ffmpeg.parent().orElseThrow().destroyForcibly();

            assertThat(run.get(20, TimeUnit.SECONDS).exitCode()).isEqualTo(137);
            ffmpeg.onExit().get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void cancellingEndsAllProcesses() throws Exception {
        Cancellation cancellation = new Cancellation();
        try (ToolRunner runner = new ToolRunner()) {
            CompletableFuture<ToolResult> run = CompletableFuture.supplyAsync(
                    () -> runner.run(new ToolCommand(FFMPEG, ENDLESS, Duration.ofMinutes(1)), _ -> {}, cancellation));
            ProcessHandle ffmpeg = descendant(ToolRunnerTest::isFfmpeg);
            List<ProcessHandle> all =
                    new ArrayList<>(List.of(ffmpeg, ffmpeg.parent().orElseThrow()));
            all.addAll(ffmpeg.parent().orElseThrow().children().toList());

            cancellation.cancel();

            assertThatThrownBy(() -> run.get(5, TimeUnit.SECONDS))
                    .isInstanceOfAny(java.util.concurrent.CancellationException.class, ExecutionException.class);
            for (ProcessHandle process : all) {
                process.onExit().get(5, TimeUnit.SECONDS);
            }
        }
    }
}
