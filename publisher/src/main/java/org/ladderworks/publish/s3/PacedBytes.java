package org.ladderworks.publish.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.apache.http.entity.AbstractHttpEntity;
import org.ladderworks.publish.store.Bandwidth;

/** A body in memory, sent no faster than is allowed. */
final class PacedBytes extends AbstractHttpEntity {
    /** Each is one call of the system. */
    private static final int AT_ONCE = 128 << 10;

    private final ByteBuffer bytes;
    private final Bandwidth bandwidth;
    private final BooleanSupplier stopped;

    PacedBytes(ByteBuffer bytes, Bandwidth bandwidth, BooleanSupplier stopped) {
        this.bytes = bytes;
        this.bandwidth = bandwidth;
        this.stopped = stopped;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        int all = bytes.remaining();
        for (int at = 0; at < all; at += AT_ONCE) {
            int size = Math.min(AT_ONCE, all - at);
            if (all <= Bandwidth.SMALL) {
                bandwidth.takeWhole(size);
            } else {
                bandwidth.take(size);
            }
            if (stopped.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("broken off");
            }
            out.write(bytes.array(), begin() + at, size);
        }
    }

    private int begin() {
        return bytes.arrayOffset() + bytes.position();
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(bytes.array(), begin(), bytes.remaining());
    }

    @Override
    public long getContentLength() {
        return bytes.remaining();
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }
}
