package org.ladderworks.engine.cmaf.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** Small reads at rising positions of a file through one reused buffer, every position checked against the file's size. */
public final class FileWindow {
    private static final int SIZE = 4 * 1024;

    private final FileChannel channel;
    private final long fileSize;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE);
    private long start;

    public FileWindow(FileChannel channel) throws IOException {
        this.channel = channel;
        this.fileSize = channel.size();
        buffer.limit(0);
    }

    public long fileSize() {
        return fileSize;
    }

    /** The unsigned byte at a position of the file. */
    public int u8(long position) throws IOException {
        if (position < start || position >= start + buffer.limit()) {
            load(position);
        }
        return buffer.get((int) (position - start)) & 0xFF;
    }

    /** A big-endian unsigned number of 1 to 4 bytes. */
    public long number(long position, int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | u8(position + i);
        }
        return value;
    }

    /** A copy of a range that must lie inside the file; the caller bounds the length. */
    public byte[] bytes(long position, int length) throws IOException {
        if (position < 0 || length > fileSize - position) {
            throw new MalformedMediaException("the file ends inside a box: was it cut off?");
        }
        byte[] bytes = new byte[length];
        if (length > 0 && length <= SIZE) {
            if (position < start || position >= start + buffer.limit()) {
                load(position);
            }
            if (length <= start + buffer.limit() - position) {
                buffer.get((int) (position - start), bytes);
                return bytes;
            }
        }
        ByteBuffer target = ByteBuffer.wrap(bytes);
        while (target.hasRemaining()) {
            if (channel.read(target, position + target.position()) < 0) {
                throw new MalformedMediaException("the file became shorter while it was read");
            }
        }
        return bytes;
    }

    private void load(long position) throws IOException {
        if (position < 0 || position >= fileSize) {
            throw new MalformedMediaException("the file ends too early: was it cut off?");
        }
        buffer.clear();
        int read = channel.read(buffer, position);
        if (read < 1) {
            throw new MalformedMediaException("the file became shorter while it was read");
        }
        start = position;
        buffer.flip();
    }
}
