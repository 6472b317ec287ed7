package org.ladderworks.publish.s3;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** On the first connections that carry so many bytes to the server, one of them arrives as another. */
final class DamagingRelay extends Relay {
    private final long at;
    private final int most;
    private final AtomicInteger damaged = new AtomicInteger();

    /**
     * One that damages.
     *
     * @param at how many bytes come unharmed on a connection
     * @param most how many connections have that
     */
    DamagingRelay(URI server, long at, int most) {
        super(server);
        this.at = at;
        this.most = most;
    }

    int damaged() {
        return damaged.get();
    }

    @Override
    void serve(Socket client) throws IOException {
        byte[] buffer = new byte[8192];
        long passed = 0;
        try (Socket onward = connect()) {
            passBack(onward, client);
            for (int read = client.getInputStream().read(buffer);
                    read >= 0;
                    read = client.getInputStream().read(buffer)) {
                if (passed <= at && at < passed + read && damaged.getAndUpdate(was -> Math.min(most, was + 1)) < most) {
                    buffer[(int) (at - passed)] ^= 1;
                }
                onward.getOutputStream().write(buffer, 0, read);
                passed += read;
            }
        }
    }
}
