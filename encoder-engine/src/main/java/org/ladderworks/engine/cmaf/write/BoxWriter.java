package org.ladderworks.engine.cmaf.write;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Big-endian bytes with nested boxes, whose sizes are filled in when they end. For headers, not for media data. */
public final class BoxWriter {
    private byte[] bytes = new byte[1024];
    private int length;

    /** What a box holds. */
    @FunctionalInterface
    public interface Content {
        void write();
    }

    /** A box (ISO/IEC 14496-12, 4.2). */
    public BoxWriter box(String type, Content content) {
        int start = length;
        u32(0).fourCc(type);
        content.write();
        patch(start, length - start);
        return this;
    }

    /** A box with version and flags. */
    public BoxWriter fullBox(String type, int version, int flags, Content content) {
        return box(type, () -> {
            u32((long) version << 24 | flags);
            content.write();
        });
    }

    public BoxWriter u8(int value) {
        grow(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public BoxWriter u16(int value) {
        return u8(value >> 8).u8(value);
    }

    /** The low 32 bits of a number. */
    public BoxWriter u32(long value) {
        grow(4);
        patch(length, (int) value);
        length += 4;
        return this;
    }

    public BoxWriter u64(long value) {
        return u32(value >> 32).u32(value);
    }

    public BoxWriter zeros(int count) {
        grow(count);
        Arrays.fill(bytes, length, length + count, (byte) 0);
        length += count;
        return this;
    }

    public BoxWriter bytes(byte[] more) {
        grow(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    public BoxWriter fourCc(String type) {
        return bytes(type.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Bytes written so far. */
    public int length() {
        return length;
    }

    /** Overwrites four bytes. */
    void patch(int position, int value) {
        bytes[position] = (byte) (value >> 24);
        bytes[position + 1] = (byte) (value >> 16);
        bytes[position + 2] = (byte) (value >> 8);
        bytes[position + 3] = (byte) value;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void grow(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
