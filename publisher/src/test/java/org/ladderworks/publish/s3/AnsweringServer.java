package org.ladderworks.publish.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A server on the loopback address that gives the answers it was told to give, the last of them again and again. Every header is
 * the test's own, the date too.
 */
final class AnsweringServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();

    record Answer(int status, Map<String, String> headers, String body) {
        /** As S3 writes its refusals. */
        static Answer refusal(int status, String code, String message) {
            return new Answer(
                    status,
                    Map.of("Content-Type", "application/xml"),
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                            + "</Message><RequestId>1</RequestId><HostId>2</HostId></Error>");
        }

        Answer with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Answer(status, more, body);
        }
    }

    /** @param headers by their names in lower case */
    record Request(String target, Map<String, String> headers) {
        /** Empty where it is not there. */
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    AnsweringServer(Answer... answers) {
        this.answers.addAll(List.of(answers));
        try {
            listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                socket.getOutputStream().write(answer(read(socket)));
            } catch (IOException e) {
                // Closed, or the client has gone.
            }
        }
    }

    private static Request read(Socket socket) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        String target = String.valueOf(lines.readLine()).split(" ", 3)[1];
        Map<String, String> headers = new HashMap<>();
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Request(target, headers);
    }

    private synchronized byte[] answer(Request request) {
        requests.add(request);
        Answer answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        StringBuilder text = new StringBuilder("HTTP/1.1 " + answer.status() + " Told\r\nConnection: close\r\n");
        answer.headers().forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
        int length = answer.body().getBytes(StandardCharsets.UTF_8).length;
        text.append("Content-Length: " + length + "\r\n\r\n" + answer.body());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
