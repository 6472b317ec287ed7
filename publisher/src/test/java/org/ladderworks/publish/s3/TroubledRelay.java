package org.ladderworks.publish.s3;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Stands between a client and a store, and does to each connection what networks and busy stores do. */
final class TroubledRelay extends Relay {
    /** What befalls a connection. */
    enum Trouble {
        /** Nothing, until it is cut off like all. */
        NONE,
        BUSY,
        FAILING,
        /** A byte of a body arrives as another; one of a header would be another request. */
        DAMAGING,
        /** Some hundred kilobytes a second. */
        SLOW
    }

    /** How many bytes before and behind one tell what it belongs to. */
    private static final int AROUND = 64;

    private final Random random;
    private final List<Trouble> troubles;
    private final Map<Trouble, Integer> seen = new EnumMap<>(Trouble.class);

    /** @param troubles that there are */
    TroubledRelay(URI server, long seed, Set<Trouble> troubles) {
        super(server);
        this.random = new Random(seed);
        this.troubles = List.copyOf(troubles);
    }

    /** How many connections had which. */
    synchronized Map<Trouble, Integer> seen() {
        return Map.copyOf(seen);
    }

    @Override
    void serve(Socket client) throws IOException {
        Trouble trouble;
        int cutAfter;
        synchronized (this) {
            trouble = troubles.get(random.nextInt(troubles.size()));
            cutAfter = 20_000 + random.nextInt(300_000);
            seen.merge(trouble, 1, Integer::sum);
        }
        switch (trouble) {
            case BUSY -> refuse(client, "503 Slow Down", "SlowDown");
            case FAILING -> refuse(client, "500 Internal Server Error", "InternalError");
            case SLOW -> pass(client, cutAfter, false, 5);
            case DAMAGING -> pass(client, cutAfter, true, 0);
            case NONE -> pass(client, cutAfter, false, 0);
        }
    }

    private static void refuse(Socket client, String status, String code) throws IOException {
        byte[] buffer = new byte[8192];
        if (client.getInputStream().read(buffer) < 0) {
            return;
        }
        String body = "<Error><Code>" + code + "</Code><Message>later</Message></Error>";
        client.getOutputStream()
                .write(("HTTP/1.1 " + status
                                + "\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private void pass(Socket client, int cutAfter, boolean damaging, long waitMillis) throws IOException {
        try (Socket onward = connect()) {
            passBack(onward, client);
            byte[] buffer = new byte[4096];
            int passed = 0;
            boolean damaged = !damaging;
            for (int read = client.getInputStream().read(buffer);
                    read >= 0 && passed < cutAfter;
                    read = client.getInputStream().read(buffer)) {
                if (!damaged && isBody(buffer, read)) {
                    buffer[read / 2] ^= 1;
                    damaged = true;
                }
                LockSupport.parkNanos(waitMillis * 1_000_000);
                onward.getOutputStream().write(buffer, 0, read);
                passed += read;
            }
        }
    }

    /** Bodies here are noise, of which half of all bytes are of no header. */
    private static boolean isBody(byte[] buffer, int read) {
        int noise = 0;
        for (int i = Math.max(0, read / 2 - AROUND); i < Math.min(read, read / 2 + AROUND); i++) {
            noise += buffer[i] < 0 ? 1 : 0;
        }
        return noise > AROUND / 2;
    }
}
