package org.ladderworks.publish.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.ladderworks.publish.store.Bandwidth;

/** Writes no faster than is allowed, and nothing while the work is paused: a share is a network too. */
final class PacedWriting {
    private static final int AT_ONCE = 256 << 10;

    private PacedWriting() {}

    /** Writes all bytes to a place in a file. */
    static void write(FileChannel channel, byte[] bytes, long place, Bandwidth bandwidth) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.position() < bytes.length) {
            int size = Math.min(AT_ONCE, bytes.length - buffer.position());
            bandwidth.takePatiently(size);
            buffer.limit(buffer.position() + size);
            while (buffer.hasRemaining()) {
                var _ = channel.write(buffer, place + buffer.position());
            }
        }
    }
}
