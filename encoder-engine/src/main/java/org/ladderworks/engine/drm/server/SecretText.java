package org.ladderworks.engine.drm.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ladderworks.engine.drm.SecretFile;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/** Where a password or token is, and not what it is: it is read when it is used. Never an argument, which everyone can list. */
public sealed interface SecretText {
    /**
     * Reads it, without the line end behind it.
     *
     * @throws DrmException where it is not there, or cannot stand in a header
     */
    String read();

    /** The first line of a file that its owner alone may read. */
    record InFile(Path file) implements SecretText {
        private static final int MOST_BYTES = 16 << 10;

        @Override
        public String read() {
            byte[] bytes = SecretFile.read(file, MOST_BYTES);
            try {
                return checked(
                        new String(bytes, StandardCharsets.UTF_8)
                                .lines()
                                .findFirst()
                                .orElse(""),
                        "the file " + file);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        }
    }

    /** A variable of the environment. */
    final class InEnvironment implements SecretText {
        private final String variable;
        private final Map<String, String> environment;

        /** The environment is the process's but in tests. */
        public InEnvironment(String variable, Map<String, String> environment) {
            this.variable = variable;
            this.environment = environment;
        }

        @Override
        public String read() {
            return checked(environment.getOrDefault(variable, ""), "the environment variable " + variable);
        }

        @Override
        public String toString() {
            return "InEnvironment[" + variable + "]";
        }
    }

    /** Kept by the program itself, sealed. */
    final class Kept implements SecretText {
        private final String place;
        private final Supplier<Optional<String>> kept;

        /**
         * One that is read when it is used.
         *
         * @param place for people
         * @param kept empty where nothing is kept there
         */
        public Kept(String place, Supplier<Optional<String>> kept) {
            this.place = place;
            this.kept = kept;
        }

        @Override
        public String read() {
            return checked(kept.get().orElse(""), place);
        }

        @Override
        public String toString() {
            return "Kept[" + place + "]";
        }
    }

    private static String checked(String text, String place) {
        String stripped = text.strip();
        boolean usable = !stripped.isEmpty() && stripped.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        if (!usable) {
            throw new DrmException(
                    ErrorCode.KEY_SETTINGS_INVALID,
                    place + (stripped.isEmpty() ? " holds no secret" : " holds a secret with characters outside ASCII"),
                    "Put the secret there, on one line.");
        }
        return stripped;
    }
}
