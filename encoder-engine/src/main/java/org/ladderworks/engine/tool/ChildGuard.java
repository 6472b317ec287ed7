package org.ladderworks.engine.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes a child end with its parent, whatever ends that. A {@code kill -9} closes the parent's end of a pipe and nothing
 * more, which FFmpeg does not mind: so a shell stands between, and kills the tool when the pipe ends. Systems without
 * {@code /bin/sh} (Windows) start the tool itself.
 */
final class ChildGuard {
    private static final Path SHELL = Path.of("/bin/sh");

    /**
     * Standard input is the pipe. The tool gets none of it; a second process waits for its end. A termination signal kills
     * the tool: what it writes is thrown away, and FFmpeg, asked to end, may first finish all that it has looked ahead at.
     * The signal also interrupts {@code wait}: hence the loop, and hence the deafness at the end, without which a second
     * signal leaves the second process unawaited. The exit status is the tool's, or that of a killed one: {@code wait}
     * may have seen both the signal and the tool's end, and tells the signal.
     *
     * <p>Where there is {@code chrt} (Linux), the tool is scheduled as a batch job: encoders that share a core take longer
     * turns and find more of their data in its cache, which saves 3-4 % of their time; a program that somebody waits for
     * still comes first.
     */
    private static final String SCRIPT = """
            exec 3<&0 </dev/null
            chrt --batch --pid 0 $$ >/dev/null 2>&1
            child=
            ended=
            trap 'ended=yes; [ -z "$child" ] || kill -KILL "$child" 2>/dev/null' TERM INT HUP
            "$@" 3<&- &
            child=$!
            [ -z "$ended" ] || kill -KILL "$child" 2>/dev/null
            { read -r _; kill -KILL "$child"; } <&3 >/dev/null 2>&1 &
            guard=$!
            exec 3<&-
            wait "$child"
            status=$?
            while kill -0 "$child" 2>/dev/null; do
                wait "$child"
                status=$?
            done
            trap '' TERM INT HUP
            kill -KILL "$guard" 2>/dev/null
            { wait "$guard"; } 2>/dev/null
            [ -z "$ended" ] || status=137
            exit "$status"
            """;

    /** POSIX, so wherever the shell is. */
    private static final List<String> LOW_PRIORITY = List.of("nice", "-n", "10");

    /** What a shell answers where it cannot execute a program, or does not find it (POSIX, 2.8.2). */
    private static final Set<Integer> NOT_STARTED = Set.of(126, 127);

    private ChildGuard() {}

    static boolean saysNotStarted(int exitCode) {
        return NOT_STARTED.contains(exitCode);
    }

    /** The command line that runs this one under guard; its standard input must be a pipe that this process holds. */
    static List<String> guarded(List<String> line, boolean lowPriority) {
        if (!Files.isExecutable(SHELL)) {
            return line;
        }
        List<String> guarded = new ArrayList<>(List.of(SHELL.toString(), "-c", SCRIPT, "ladderworks-guard"));
        if (lowPriority) {
            guarded.addAll(LOW_PRIORITY);
        }
        guarded.addAll(line);
        return guarded;
    }
}
