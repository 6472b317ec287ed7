package org.ladderworks.app.players;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that the tests need and the project does not bring along. */
public final class HostTools {
    private static final String REQUIRED = "ladderworks.tools.required";

    private HostTools() {}

    /**
     * Finds a program on the {@code PATH} or in {@code /usr/bin}. Where it is missing the test is skipped, or fails when
     * the system property {@value #REQUIRED} is {@code true}.
     */
    public static Path need(String name) {
        return need(name, Boolean.getBoolean(REQUIRED));
    }

    static Path need(String name, boolean required) {
        return find(name).orElseGet(() -> {
            String message = name + " is not on the PATH nor in /usr/bin; this test needs it";
            IO.println(message);
            return required ? fail(message) : abort(message);
        });
    }

    private static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/bin"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
