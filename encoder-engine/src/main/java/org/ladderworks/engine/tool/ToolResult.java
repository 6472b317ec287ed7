package org.ladderworks.engine.tool;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How a run ended.
 *
 * @param lastErrorLines of its standard error, oldest first
 * @param stoodStill true where it was killed because it did nothing any more
 */
public record ToolResult(int exitCode, List<String> lastErrorLines, boolean stoodStill) {
    private static final int WORDS = 3;
    private static final int LONGEST = 600;

    public ToolResult {
        lastErrorLines = List.copyOf(lastErrorLines);
    }

    public boolean succeeded() {
        return exitCode == 0;
    }

    /** True where any of the kept lines contains the text. */
    public boolean mentions(String text) {
        return lastErrorLines.stream().anyMatch(line -> line.contains(text));
    }

    /** Its last three lines, in which a tool says why it ends; empty where it said nothing. */
    public String lastWords() {
        String words = lastErrorLines.stream()
                .skip(Math.max(0, lastErrorLines.size() - WORDS))
                .map(String::strip)
                .collect(Collectors.joining(" | "));
        return words.length() > LONGEST ? "..." + words.substring(words.length() - LONGEST) : words;
    }

    /** The last line that says something, or the exit code in words. */
    public String summary() {
        if (stoodStill) {
            return "it stood still and was killed";
        }
        return lastErrorLines.isEmpty() ? "exit code " + exitCode : lastErrorLines.getLast();
    }
}
