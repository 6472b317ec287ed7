package org.ladderworks.publish.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Stands between a client and a store, and does to each connection what networks and busy stores do. */
final class TroubledRelay implements AutoCloseable {
    /** What befalls a connection. */
    enum Trouble {
        /** Nothing, until it is cut off like all. */
        NONE,
        BUSY,
        FAILING,
        /** A byte of what is sent arrives as another. */
        DAMAGING,
        SLOW
    }

    private final ServerSocket listening;
    private final URI server;
    private final Random random;
    private final int damageAt;
    private final List<Socket> sockets = new ArrayList<>();
    private final Map<Trouble, Integer> seen = new EnumMap<>(Trouble.class);

    TroubledRelay(URI server, long seed) throws IOException {
        this(server, seed, 5_000);
    }

    /** @param damageAt which byte of a connection arrives as another, where one does */
    TroubledRelay(URI server, long seed, int damageAt) throws IOException {
        this.server = server;
        this.damageAt = damageAt;
        this.random = new Random(seed);
        this.listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** How many connections had which. */
    synchronized Map<Trouble, Integer> seen() {
        return Map.copyOf(seen);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                synchronized (this) {
                    Trouble trouble = Trouble.values()[random.nextInt(Trouble.values().length)];
                    int cutAfter = 20_000 + random.nextInt(300_000);
                    seen.merge(trouble, 1, Integer::sum);
                    sockets.add(client);
                    Thread.ofVirtual().start(() -> serve(client, trouble, cutAfter));
                }
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket client, Trouble trouble, int cutAfter) {
        try (client) {
            switch (trouble) {
                case BUSY -> refuse(client, "503 Slow Down", "SlowDown");
                case FAILING -> refuse(client, "500 Internal Server Error", "InternalError");
                case SLOW -> {
                    Thread.sleep(300);
                    pass(client, cutAfter, -1);
                }
                case DAMAGING -> pass(client, cutAfter, damageAt);
                case NONE -> pass(client, cutAfter, -1);
            }
        } catch (IOException | InterruptedException e) {
            // The client has gone, or the test is over.
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

    private void pass(Socket client, int cutAfter, int damageAt) throws IOException {
        try (Socket onward = new Socket(server.getHost(), server.getPort())) {
            synchronized (this) {
                sockets.add(onward);
            }
            Thread back = Thread.ofVirtual().start(() -> {
                try {
                    onward.getInputStream().transferTo(client.getOutputStream());
                    client.close();
                } catch (IOException e) {
                    // Either has gone.
                }
            });
            forward(client.getInputStream(), onward.getOutputStream(), cutAfter, damageAt);
            back.interrupt();
        }
    }

    private static void forward(InputStream in, OutputStream out, int cutAfter, int damageAt) throws IOException {
        byte[] buffer = new byte[4096];
        int passed = 0;
        for (int read = in.read(buffer); read >= 0 && passed < cutAfter; read = in.read(buffer)) {
            if (damageAt >= passed && damageAt < passed + read) {
                buffer[damageAt - passed] ^= 1;
            }
            out.write(buffer, 0, read);
            out.flush();
            passed += read;
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            synchronized (this) {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
