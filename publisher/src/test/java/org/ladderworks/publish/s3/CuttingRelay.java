package org.ladderworks.publish.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Passes bytes on between a client and a server, and breaks the first connection when so many have come from the server. */
final class CuttingRelay extends Relay {
    private final int cutAfter;
    private final Runnable then;
    private final AtomicBoolean cut = new AtomicBoolean();
    private final List<ByteArrayOutputStream> requests = new ArrayList<>();

    /** @param then what happens when it is broken, before the client knows of it */
    CuttingRelay(URI server, int cutAfter, Runnable then) {
        super(server);
        this.cutAfter = cutAfter;
        this.then = then;
    }

    /** What came from the client, by connection. */
    synchronized List<String> requests() {
        return requests.stream()
                .map(bytes -> bytes.toString(StandardCharsets.ISO_8859_1))
                .toList();
    }

    @Override
    void serve(Socket client) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        synchronized (this) {
            requests.add(request);
        }
        Socket onward = connect();
        int most = cut.compareAndSet(false, true) ? cutAfter : Integer.MAX_VALUE;
        Thread.ofVirtual().start(() -> toClient(onward, client, most));
        byte[] buffer = new byte[8192];
        InputStream in = client.getInputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            request.write(buffer, 0, read);
            onward.getOutputStream().write(buffer, 0, read);
        }
        onward.shutdownOutput();
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
}
