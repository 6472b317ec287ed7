package org.ladderworks.publish.s3;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a store, and keeps of each request what was sent and when it was answered. Thread-safe. */
public final class RecordingRelay extends Relay {
    private final int passed;
    private final String refusal;
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Recorded> requests = new ArrayList<>();

    /** One that passes all. */
    public RecordingRelay(URI server) {
        this(server, Integer.MAX_VALUE, "");
    }

    /**
     * One that answers for the store from some request on.
     *
     * @param passed how many requests reach the store
     * @param refusal the whole answer to all others
     */
    RecordingRelay(URI server, int passed, String refusal) {
        super(server);
        this.passed = passed;
        this.refusal = refusal;
    }

    /**
     * A request.
     *
     * @param target path and query
     * @param begun when its head was here ({@link System#nanoTime})
     * @param bytes of its body that have come, so far
     * @param answered when the store had answered, before the client could know; absent where it has not
     * @param status of that answer; 0 without one
     */
    public record Recorded(String method, String target, long begun, long bytes, Optional<Long> answered, int status) {
        /** True where the store has taken an object or a part, with its bytes. */
        public boolean isTaken() {
            return method.equals("PUT") && bytes > 0 && answered.isPresent() && status / 100 == 2;
        }
    }

    /** All so far, in the order in which they began. */
    public synchronized List<Recorded> requests() {
        return List.copyOf(requests);
    }

    @Override
    void serve(Socket client) throws IOException {
        try (Socket onward = connect()) {
            HttpStream here = new HttpStream(client);
            HttpStream there = new HttpStream(onward);
            for (Optional<HttpStream.Head> head = here.head(); head.isPresent(); head = here.head()) {
                if (asked.incrementAndGet() > passed) {
                    client.getOutputStream().write(refusal.getBytes(StandardCharsets.US_ASCII));
                    client.shutdownOutput();
                    return;
                }
                pass(head.get(), here, there);
            }
        }
    }

    private void pass(HttpStream.Head head, HttpStream here, HttpStream there) throws IOException {
        String[] line = head.first().split(" ", 3);
        int at = begin(new Recorded(line[0], line[1], System.nanoTime(), 0, Optional.empty(), 0));
        there.write(head);
        boolean waits = head.header("expect").isPresent();
        Optional<HttpStream.Head> answer = waits ? there.head() : Optional.empty();
        boolean goesOn = answer.filter(each -> each.status() == 100).isPresent();
        if (goesOn) {
            here.write(answer.orElseThrow());
        }
        if (goesOn || !waits) {
            here.body(head.length(), there, bytes -> came(at, bytes));
            answer = there.head();
        }
        HttpStream.Head last = answer.orElseThrow(() -> new IOException("no answer"));
        answered(at, last.status());
        here.write(last);
        if (!line[0].equals("HEAD") && last.status() != 204 && last.status() != 304) {
            there.answerBody(last, here);
        }
    }

    private synchronized int begin(Recorded request) {
        requests.add(request);
        return requests.size() - 1;
    }

    private synchronized void came(int at, int bytes) {
        Recorded was = requests.get(at);
        requests.set(
                at, new Recorded(was.method(), was.target(), was.begun(), was.bytes() + bytes, Optional.empty(), 0));
    }

    private synchronized void answered(int at, int status) {
        Recorded was = requests.get(at);
        requests.set(
                at,
                new Recorded(
                        was.method(), was.target(), was.begun(), was.bytes(), Optional.of(System.nanoTime()), status));
    }
}
