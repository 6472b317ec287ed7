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
    static void write(FileChannel channel, ByteBuffer bytes, long place, Bandwidth bandwidth) throws IOException {
        long at = place;
        for (int from = bytes.position(); from < bytes.limit(); from += AT_ONCE) {
            ByteBuffer some = bytes.slice(from, Math.min(AT_ONCE, bytes.limit() - from));
            if (bytes.remaining() <= Bandwidth.SMALL) {
                bandwidth.takeWhole(some.remaining());
            } else {
                bandwidth.takePatiently(some.remaining());
            }
            while (some.hasRemaining()) {
                at += channel.write(some, at);
            }
        }
    }
}
