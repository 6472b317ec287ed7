package org.ladderworks.app.origin;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Another stream, as fast as a pace lets it through. */
final class PacedInputStream extends FilterInputStream {
    /** At half a megabit a second 65 ms, so that a player sees a flow and no bursts. */
    static final int PIECE = 4096;

    private final Pace pace;

    PacedInputStream(InputStream in, Pace pace) {
        super(in);
        this.pace = pace;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, Math.min(length, PIECE));
        try {
            pace.pass(Math.max(0, read));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server is stopping");
        }
        return read;
    }
}
