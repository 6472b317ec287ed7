package org.ladderworks.app.preview;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The form of the protocol: one JSON object a line, in UTF-8. */
public final class Wire {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Wire() {}

    /** Without the line's end. */
    public static String line(Object message) {
        return MAPPER.writeValueAsString(message);
    }

    /** Fails with an IOException where it is no such message. */
    public static <T> T parse(String line, Class<T> type) throws IOException {
        try {
            T message = MAPPER.readValue(line, type);
            if (message == null) {
                throw new IOException("a message is null");
            }
            return message;
        } catch (JacksonException e) {
            // The text is left out of it: it may hold a key.
            throw new IOException("a message is not understood: " + e.getClass().getSimpleName());
        }
    }

    /** The next line; empty at the end. Fails with an IOException where it is longer than {@link Order#LONGEST_LINE}. */
    public static Optional<String> read(InputStream stream) throws IOException {
        var line = new java.io.ByteArrayOutputStream();
        for (int next = stream.read(); next >= 0; next = stream.read()) {
            if (next == '\n') {
                return Optional.of(line.toString(java.nio.charset.StandardCharsets.UTF_8));
            }
            line.write(next);
            if (line.size() > Order.LONGEST_LINE) {
                throw new IOException("a message is longer than " + Order.LONGEST_LINE + " bytes");
            }
        }
        return Optional.empty();
    }
}
