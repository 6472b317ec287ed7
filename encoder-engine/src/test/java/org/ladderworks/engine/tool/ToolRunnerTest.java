package org.ladderworks.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.RealTools;

/** Children that fail, stand still, or lose who looks after them. */
@DisabledOnOs(OS.WINDOWS)
class ToolRunnerTest {
    private static final Path FFMPEG = ToolInventory.bundled().ffmpeg();

    /** Runs until it is stopped. */
    private static final List<String> ENDLESS =
            List.of("-nostdin", "-v", "error", "-re", "-f", "lavfi", "-i", "testsrc=size=64x64", "-f", "null", "-");

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
        return line.startsWith(FFMPEG.toString()) && line.contains("testsrc=size=64x64");
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
        try (ToolRunner runner = new ToolRunner(Duration.ofSeconds(3))) {
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
