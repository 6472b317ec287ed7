package org.ladderworks.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class ChildGuardTest {
    /** Enough for a moment that one round in a hundred meets. */
    private static final int ROUNDS = 400;

    private static final long LONGEST_BETWEEN_NANOS = 3_000_000;

    @Test
    @DisplayName("two signals, as Ctrl-C and a cancellation send them, leave no process, not even a dead one unawaited")
    void twoSignalsLeaveNothing() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Process guard = new ProcessBuilder(ChildGuard.guarded(List.of("sleep", "60"), false)).start();
            try {
                List<ProcessHandle> children = awaitChildren(guard);
                guard.toHandle().destroy();
                LockSupport.parkNanos(LONGEST_BETWEEN_NANOS * round / ROUNDS);
                guard.toHandle().destroy();
                assertThat(guard.waitFor(10, TimeUnit.SECONDS)).as("it ends").isTrue();
                assertThat(children).filteredOn(ProcessHandle::isAlive).isEmpty();
                assertThat(guard.exitValue()).isEqualTo(128 + 9);
            } finally {
                guard.destroyForcibly();
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("a tool is a batch job to the scheduler, and runs also where that cannot be asked for")
    void runsAsABatchJob() throws Exception {
        ProcessBuilder asks = new ProcessBuilder(
                ChildGuard.guarded(List.of("/bin/sh", "-c", "chrt --pid $$ || echo cannot be asked"), false));
        assertThat(output(asks)).contains("SCHED_BATCH");
        asks.environment().put("PATH", "/nowhere");
        assertThat(output(asks)).contains("cannot be asked");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("a tool of low priority is nicer than this process by ten, any other just as nice")
    void lowPriorityIsNicer() throws Exception {
        int own = Integer.parseInt(output(new ProcessBuilder("nice")).strip());
        assertThat(output(new ProcessBuilder(ChildGuard.guarded(List.of("nice"), true))))
                .isEqualToIgnoringNewLines(Integer.toString(Math.min(19, own + 10)));
        assertThat(output(new ProcessBuilder(ChildGuard.guarded(List.of("nice"), false))))
                .isEqualToIgnoringNewLines(Integer.toString(own));
    }

    private static String output(ProcessBuilder builder) throws IOException {
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The tool, and the process that waits for the end of the pipe. */
    private static List<ProcessHandle> awaitChildren(Process guard) throws IOException, InterruptedException {
        for (int look = 0; look < 5_000; look++) {
            List<ProcessHandle> children = guard.children().toList();
            if (children.size() == 2) {
                return children;
            }
            Thread.sleep(1);
        }
        throw new IOException("the guard did not start its children");
    }
}
