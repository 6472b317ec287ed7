package org.ladderworks.engine.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to run: no shell ever splits or expands an argument.
 *
 * @param deadline bounds the whole run
 * @param lowPriority true to let other programs go first, where the system knows how
 * @param environment variables beside those of this process
 * @param heard false where nobody wants what it prints: it is thrown away, and whoever it leaves running with its output is not
 *     waited for
 */
public record ToolCommand(
        Path executable,
        List<String> arguments,
        Duration deadline,
        boolean lowPriority,
        Map<String, String> environment,
        boolean heard) {
    public ToolCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** In this process's environment. */
    public ToolCommand(Path executable, List<String> arguments, Duration deadline, boolean lowPriority) {
        this(executable, arguments, deadline, lowPriority, Map.of(), true);
    }

    /** At the usual priority. */
    public ToolCommand(Path executable, List<String> arguments, Duration deadline) {
        this(executable, arguments, deadline, false);
    }
}
