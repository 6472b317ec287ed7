package org.ladderworks.publish.s3;

import java.io.ByteArrayOutputStream;
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
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Passes bytes on between a client and a server, and breaks the first connection when so many have come from the server. */
final class CuttingRelay implements AutoCloseable {
    private final ServerSocket listening;
    private final URI server;
    private final int cutAfter;
    private final Runnable then;
    private final AtomicBoolean cut = new AtomicBoolean();
    private final List<ByteArrayOutputStream> requests = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    /** @param then what happens when it is broken, before the client knows of it */
    CuttingRelay(URI server, int cutAfter, Runnable then) throws IOException {
        this.server = server;
        this.cutAfter = cutAfter;
        this.then = then;
        this.listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** What came from the client, by connection. */
    synchronized List<String> requests() {
        return requests.stream()
                .map(bytes -> bytes.toString(StandardCharsets.ISO_8859_1))
                .toList();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket onward = new Socket(server.getHost(), server.getPort());
                ByteArrayOutputStream request = new ByteArrayOutputStream();
                synchronized (this) {
                    sockets.addAll(List.of(client, onward));
                    requests.add(request);
                }
                boolean first = cut.compareAndSet(false, true);
                Thread.ofVirtual().start(() -> toServer(client, onward, request));
                Thread.ofVirtual().start(() -> toClient(onward, client, first ? cutAfter : Integer.MAX_VALUE));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private static void toServer(Socket client, Socket onward, ByteArrayOutputStream request) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = client.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                request.write(buffer, 0, read);
                onward.getOutputStream().write(buffer, 0, read);
            }
            onward.shutdownOutput();
        } catch (IOException e) {
            // One of the two has gone.
        }
    }

    private void toClient(Socket onward, Socket client, int most) {
        byte[] buffer = new byte[8192];
        try (client;
                onward) {
            InputStream in = onward.getInputStream();
            OutputStream out = client.getOutputStream();
            int left = most;
            for (int read = in.read(buffer); read >= 0 && left > 0; read = left > 0 ? in.read(buffer) : -1) {
                out.write(buffer, 0, Math.min(read, left));
                left -= Math.min(read, left);
            }
            if (left == 0) {
                then.run();
            }
        } catch (IOException e) {
            // One of the two has gone.
        }
    }

    @Override
    public synchronized void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
