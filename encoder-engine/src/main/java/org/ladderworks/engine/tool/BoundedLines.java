package org.ladderworks.engine.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Splits a child's output into lines of at most 64 Ki characters: a child that never ends its line cannot fill memory. */
final class BoundedLines {
    private static final int LONGEST = 1 << 16;

    private BoundedLines() {}

    /** Reads to the end; hands over each line without its end. Carriage returns end a line too. */
    static void forEach(InputStream stream, Consumer<String> line) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[8192];
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    char c = buffer[i];
                    if (c == '\n' || c == '\r') {
                        if (!text.isEmpty()) {
                            line.accept(text.toString());
                            text.setLength(0);
                        }
                    } else if (text.length() < LONGEST) {
                        text.append(c);
                    }
                }
            }
        }
        if (!text.isEmpty()) {
            line.accept(text.toString());
        }
    }
}
