package org.ladderworks.publish.release;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The gzip form of what fits in memory (RFC 1952). Pure. */
public final class Gzip {
    private Gzip() {}

    /** The same bytes each time: the header has no time and no name (2.3). */
    public static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    /** True for what begins as gzip does: no text does. */
    public static boolean isPacked(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
    }

    /**
     * What was packed.
     *
     * @throws IOException where it is no gzip, or holds more bytes than that
     */
    public static byte[] unpack(byte[] bytes, int limit) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] plain = in.readNBytes(limit + 1);
            if (plain.length > limit) {
                throw new IOException("it holds more than " + limit + " bytes");
            }
            return plain;
        }
    }
}
