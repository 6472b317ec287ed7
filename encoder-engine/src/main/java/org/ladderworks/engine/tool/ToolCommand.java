package org.ladderworks.engine.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What to run: no shell is involved, so no argument is ever split or expanded. {@code deadline} bounds the whole run. */
public record ToolCommand(Path executable, List<String> arguments, Duration deadline) {
    public ToolCommand {
        arguments = List.copyOf(arguments);
    }
}
