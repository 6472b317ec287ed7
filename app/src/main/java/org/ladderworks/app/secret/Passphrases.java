package org.ladderworks.app.secret;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.drm.SecretFile;

/** The ways to give a passphrase. */
public final class Passphrases {
    private static final int MOST_BYTES = 1024;

    private Passphrases() {}

    /** Asks whoever sits at the terminal; nothing is echoed. */
    public static Passphrase prompt(@Nullable Console console) {
        return prompt(console, "Passphrase of the vault: ");
    }

    /** The same with a question of one's own. */
    public static Passphrase prompt(@Nullable Console console, String question) {
        return fresh -> {
            if (console == null || !console.isTerminal()) {
                throw VaultErrors.locked(
                        "the vault needs a passphrase, and there is no terminal to ask for it",
                        "Give it in a file or by a file descriptor.");
            }
            char[] typed = typed(console, question);
            if (fresh) {
                char[] again = typed(console, "Once more: ");
                boolean same = Arrays.equals(typed, again);
                Arrays.fill(again, '\0');
                if (!same) {
                    Arrays.fill(typed, '\0');
                    throw VaultErrors.locked("the two passphrases differ", "Try again.");
                }
            }
            return typed;
        };
    }

    private static char[] typed(Console console, String prompt) {
        char[] typed = console.readPassword(prompt);
        if (typed == null) {
            throw VaultErrors.locked("no passphrase was typed", "Try again.");
        }
        return typed;
    }

    /** The first line of a file that its owner alone may read. */
    public static Passphrase file(Path file) {
        return _ -> {
            byte[] bytes = SecretFile.read(file, MOST_BYTES);
            try {
                return firstLine(bytes, bytes.length, "the file " + file);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        };
    }

    /** The first line of what comes by an open file descriptor of this process, such as a pipe; Linux and macOS. */
    public static Passphrase descriptor(int number) {
        return _ -> {
            if (!GivenDescriptors.contain(number)) {
                throw VaultErrors.locked(
                        "the file descriptor " + number + " was not given to this command",
                        "Open it for the command, as in `3<passphrase`.");
            }
            byte[] bytes = new byte[MOST_BYTES];
            String from = "the file descriptor " + number;
            try (InputStream in = Descriptor.open(number)) {
                int length = 0;
                // Byte by byte: what follows the line is someone else's.
                for (int read = in.read(); read >= 0 && read != '\n' && length < MOST_BYTES; read = in.read()) {
                    bytes[length++] = (byte) read;
                }
                return firstLine(bytes, length, from);
            } catch (IOException e) {
                throw VaultErrors.locked(
                        "no passphrase can be read from " + from, "Open it for the command, as in `3<passphrase`.");
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        };
    }

    private static char[] firstLine(byte[] bytes, int length, String from) {
        int end = 0;
        while (end < length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        if (end == 0) {
            throw VaultErrors.locked("there is no passphrase in " + from, "Write it as the first line.");
        }
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end));
            char[] characters = new char[decoded.remaining()];
            decoded.get(characters);
            Arrays.fill(decoded.array(), '\0');
            return characters;
        } catch (CharacterCodingException e) {
            throw VaultErrors.locked("the passphrase in " + from + " is no UTF-8", "Save it as UTF-8.");
        }
    }
}
