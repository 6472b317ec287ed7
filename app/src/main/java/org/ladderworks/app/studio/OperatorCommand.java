package org.ladderworks.app.studio;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.StringTokenizer;
import org.apache.commons.text.matcher.StringMatcherFactory;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.tool.ToolRunner;

/** A command line that the operator typed, run without a shell. What it prints is not kept: it may hold secrets. Thread-safe. */
final class OperatorCommand implements AutoCloseable {
    /** A command that is to last longer starts something of its own. */
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final ToolRunner runner;
    private final Duration deadline;

    OperatorCommand() {
        this(DEADLINE);
    }

    OperatorCommand(Duration deadline) {
        this.deadline = deadline;
        // It may well do nothing that can be seen: the deadline alone bounds it.
        this.runner = new ToolRunner(deadline.multipliedBy(2), deadline.multipliedBy(2));
    }

    /** The program and its arguments: parted by blanks, but not within quotes. */
    static List<String> words(String line) {
        return new StringTokenizer(
                        line,
                        StringMatcherFactory.INSTANCE.splitMatcher(),
                        StringMatcherFactory.INSTANCE.quoteMatcher())
                .getTokenList();
    }

    /** @param values for its environment */
    void run(String line, Map<String, String> values, Cancellation cancellation) throws HookFailed {
        List<String> words = words(line);
        if (words.isEmpty()) {
            return;
        }
        String program = words.getFirst();
        try {
            ToolResult result = runner.run(
                    new ToolCommand(Path.of(program), words.subList(1, words.size()), deadline, false, values, false),
                    _ -> {},
                    cancellation);
            if (!result.succeeded()) {
                throw new HookFailed("the command " + program + " ended with exit code " + result.exitCode());
            }
        } catch (EngineException e) {
            throw new HookFailed("the command " + program + ": " + e.getMessage());
        } catch (InvalidPathException e) {
            throw new HookFailed("the command " + program + " is no file: " + e.getReason());
        }
    }

    @Override
    public void close() {
        runner.close();
    }
}
