package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One run of the command line: its exit code and what it printed. */
public record Cli(int exitCode, String out, String err) {
    /** Runs a command inside this process, on a machine where none was run before. */
    static Cli run(Object... arguments) {
        try {
            Path home = Files.createTempDirectory("ladderworks-home");
            try {
                return at(new DataHome(home), arguments);
            } finally {
                FolderState.deleteTree(home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command inside this process. */
    public static Cli at(DataHome home, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = LadderworksCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                home,
                Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new Cli(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** {@code encode} as fast as x264 goes, with JSON. */
    static Cli encode(Object source, Object output, Object... more) {
        return run(Stream.concat(
                        Stream.of("encode", "--json", "--speed", "ultrafast", "--out", output),
                        Stream.concat(Stream.of(more), Stream.of("--", source)))
                .toArray());
    }

    /** Asserts that it ended with that error, told alike in words and in JSON, and that the message has these words. */
    Cli failsWith(ErrorCode code, Object... words) {
        String all = out + err;
        assertTrue(err.contains(code.label() + ": "), () -> "expected " + code.label() + " (" + code + ") in:\n" + all);
        assertEquals(code.exitCode(), exitCode, all);
        for (Object word : words) {
            assertTrue(err.contains(word.toString()), () -> "expected '" + word + "' in:\n" + all);
        }
        JsonNode error = last("error");
        assertEquals(code.label(), error.path("code").asString(""));
        assertEquals(code.exitCode(), error.path("exitCode").asInt(0));
        assertTrue(err.contains(error.path("message").asString("no message")), all);
        assertTrue(err.contains(error.path("remedy").asString("no remedy")), all);
        assertTrue(error.path("remedy").asString("").endsWith("."), "what to do, as a sentence: " + error);
        return this;
    }

    /** Asserts that it succeeded, and returns the result object. */
    JsonNode succeeds() {
        assertEquals(0, exitCode, out + err);
        return last("result");
    }

    private JsonNode last(String type) {
        List<JsonNode> found = out.lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(node -> node.path("type").asString("").equals(type))
                .toList();
        assertEquals(1, found.size(), "objects of type " + type + " in:\n" + out + err);
        return found.getFirst();
    }
}
