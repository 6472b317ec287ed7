package org.ladderworks.engine.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What to run: no shell ever splits or expands an argument.
 *
 * @param deadline bounds the whole run
 * @param lowPriority true to let other programs go first, where the system knows how
 */
public record ToolCommand(Path executable, List<String> arguments, Duration deadline, boolean lowPriority) {
    public ToolCommand {
        arguments = List.copyOf(arguments);
    }

    /** At the usual priority. */
    public ToolCommand(Path executable, List<String> arguments, Duration deadline) {
        this(executable, arguments, deadline, false);
    }
}
