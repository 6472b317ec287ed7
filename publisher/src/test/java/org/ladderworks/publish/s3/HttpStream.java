package org.ladderworks.publish.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;

/** One side of an HTTP/1.1 connection (RFC 9112), read and passed on message by message, its bytes as they are. */
final class HttpStream {
    private static final int BUFFER = 64 << 10;

    private final InputStream in;
    private final OutputStream out;

    HttpStream(Socket socket) throws IOException {
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        out = socket.getOutputStream();
    }

    /** The first line of a message and its fields. */
    record Head(List<String> lines) {
        String first() {
            return lines.getFirst();
        }

        int status() {
            return Integer.parseInt(first().split(" ", 3)[1]);
        }

        Optional<String> header(String name) {
            return lines.stream()
                    .skip(1)
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }

        long length() {
            return header("content-length").map(Long::parseLong).orElse(0L);
        }
    }

    /** The next message's; empty where the connection has ended. */
    Optional<Head> head() throws IOException {
        List<String> lines = new java.util.ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            lines.add(line);
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Head(lines));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    void write(Head head) throws IOException {
        out.write((String.join("\r\n", head.lines()) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Passes so many bytes on. */
    void body(long length, HttpStream to, IntConsumer came) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("it has ended in a body");
            }
            came.accept(read);
            to.out.write(buffer, 0, read);
            left -= read;
        }
        to.out.flush();
    }

    /** Passes what belongs to an answer on, however its length is told. */
    void answerBody(Head head, HttpStream to) throws IOException {
        if (head.header("content-length").isPresent()) {
            body(head.length(), to, _ -> {});
        } else if (head.header("transfer-encoding").isPresent()) {
            chunks(to);
        }
    }

    private void chunks(HttpStream to) throws IOException {
        for (int size = -1; size != 0; ) {
            String line = line();
            size = Integer.parseInt(line.strip(), 16);
            to.out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            // With the line's end; behind the last there are no trailers from these servers.
            body(size + 2L, to, _ -> {});
        }
    }
}
