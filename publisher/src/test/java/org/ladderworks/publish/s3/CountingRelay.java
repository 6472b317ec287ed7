package org.ladderworks.publish.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and a store, counts what comes from the client, and gives up who is silent, as stores do. */
public final class CountingRelay implements AutoCloseable {
    private final ServerSocket listening;
    private final URI server;
    private final int silenceMillis;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger givenUp = new AtomicInteger();
    private final List<Socket> sockets = new ArrayList<>();

    /** @param silenceMillis a connection on which nothing comes for so long is cut */
    public CountingRelay(URI server, int silenceMillis) throws IOException {
        this.server = server;
        this.silenceMillis = silenceMillis;
        this.listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** How many have come from clients so far. */
    public long bytes() {
        return bytes.get();
    }

    /** Connections that were cut. */
    public int givenUp() {
        return givenUp.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket onward = new Socket(server.getHost(), server.getPort());
                client.setSoTimeout(silenceMillis);
                synchronized (this) {
                    sockets.add(client);
                    sockets.add(onward);
                }
                Thread.ofVirtual().start(() -> pass(onward, client, new AtomicLong()));
                Thread.ofVirtual().start(() -> pass(client, onward, bytes));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void pass(Socket from, Socket to, AtomicLong count) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16 << 10];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                count.addAndGet(read);
                out.write(buffer, 0, read);
            }
        } catch (java.net.SocketTimeoutException e) {
            givenUp.incrementAndGet();
        } catch (IOException e) {
            // Either has gone.
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
