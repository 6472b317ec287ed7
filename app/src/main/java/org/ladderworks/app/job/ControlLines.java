package org.ladderworks.app.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** JSON objects on lines, over a socket; no line is longer than a bound. For one thread. */
final class ControlLines {
    /** A queue of 10,000 jobs takes about 4 MB. */
    private static final int LONGEST = 32 << 20;

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(8192).flip();

    ControlLines(SocketChannel channel) {
        this.channel = channel;
    }

    void write(Object message) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((MAPPER.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
    }

    /** The next message; empty at the end. Fails with an IOException where it is too long or is none. */
    <T> Optional<T> read(Class<T> type) throws IOException {
        var line = new java.io.ByteArrayOutputStream();
        while (true) {
            while (buffer.hasRemaining()) {
                byte next = buffer.get();
                if (next == '\n') {
                    return Optional.of(parse(line.toByteArray(), type));
                }
                line.write(next);
            }
            if (line.size() > LONGEST) {
                throw new IOException("a message is longer than " + LONGEST + " bytes");
            }
            buffer.clear();
            int count = channel.read(buffer);
            buffer.flip();
            if (count < 0) {
                return Optional.empty();
            }
        }
    }

    private static <T> T parse(byte[] line, Class<T> type) throws IOException {
        try {
            @Nullable T message = MAPPER.readValue(line, type);
            if (message == null) {
                throw new IOException("a message is null");
            }
            return message;
        } catch (tools.jackson.core.JacksonException e) {
            throw new IOException("a message is not understood: " + e.getOriginalMessage(), e);
        }
    }
}
