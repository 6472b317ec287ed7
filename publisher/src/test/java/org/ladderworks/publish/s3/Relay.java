package org.ladderworks.publish.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Stands on the loopback address between clients and a server; what becomes of a connection its kinds know. */
public abstract class Relay implements AutoCloseable {
    private final ServerSocket listening;
    private final URI server;
    private final List<Socket> sockets = new ArrayList<>();

    Relay(URI server) {
        this.server = server;
        try {
            this.listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = open(listening.accept());
                Thread.ofVirtual().start(() -> serveAndClose(client));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serveAndClose(Socket client) {
        try (client) {
            serve(client);
        } catch (IOException e) {
            // The client or the server has gone, or the test is over.
        }
    }

    /** Runs on a thread of the connection's own. */
    abstract void serve(Socket client) throws IOException;

    /** A connection to the server; it ends with the relay at the latest. */
    Socket connect() throws IOException {
        return open(new Socket(server.getHost(), server.getPort()));
    }

    private synchronized Socket open(Socket socket) throws IOException {
        sockets.add(socket);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Passes answers on, on a thread of their own, until either side ends; the client's connection ends with them. */
    static void passBack(Socket onward, Socket client) {
        Thread.ofVirtual().start(() -> {
            try (client) {
                onward.getInputStream().transferTo(client.getOutputStream());
            } catch (IOException e) {
                // Either has gone.
            }
        });
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
