package org.ladderworks.engine.cmaf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Big-endian cursor over a bounded range of bytes. Each read past the end throws {@link MalformedMediaException}. */
public final class ByteReader {
    private final byte[] bytes;
    private final int end;
    private int position;

    public ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ByteReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    public int remaining() {
        return end - position;
    }

    public int u8() {
        need(1);
        return bytes[position++] & 0xFF;
    }

    public int u16() {
        return u8() << 8 | u8();
    }

    public int i32() {
        need(4);
        int value = (bytes[position] & 0xFF) << 24
                | (bytes[position + 1] & 0xFF) << 16
                | (bytes[position + 2] & 0xFF) << 8
                | (bytes[position + 3] & 0xFF);
        position += 4;
        return value;
    }

    public long u32() {
        return i32() & 0xFFFF_FFFFL;
    }

    /** A signed 64-bit number. */
    public long i64() {
        return (long) i32() << 32 | u32();
    }

    /** An unsigned 64-bit number; one above 2^63-1 is malformed, as no size, offset or time comes near it. */
    public long u64() {
        long value = i64();
        if (value < 0) {
            throw new MalformedMediaException("a 64-bit number is out of range");
        }
        return value;
    }

    /** A table's entry count, checked against the bytes that are left for entries of the given size. */
    public int count(int bytesPerEntry) {
        long count = u32();
        if (count > remaining() / bytesPerEntry) {
            throw new MalformedMediaException("a table of " + count + " entries does not fit its box");
        }
        return (int) count;
    }

    /** Four characters as Latin-1, as box types and brands are. */
    public String fourCc() {
        need(4);
        String text = new String(bytes, position, 4, StandardCharsets.ISO_8859_1);
        position += 4;
        return text;
    }

    public void skip(long count) {
        need(count);
        position += (int) count;
    }

    public byte[] bytes(int count) {
        need(count);
        byte[] copy = Arrays.copyOfRange(bytes, position, position + count);
        position += count;
        return copy;
    }

    /** A reader over the next bytes, which this one passes over. */
    public ByteReader slice(long count) {
        need(count);
        ByteReader slice = new ByteReader(bytes, position, position + (int) count);
        position += (int) count;
        return slice;
    }

    /** A second cursor at the same place. */
    public ByteReader copy() {
        return new ByteReader(bytes, position, end);
    }

    private void need(long count) {
        if (count < 0 || count > end - position) {
            throw new MalformedMediaException("a field runs past the end of its box");
        }
    }
}
