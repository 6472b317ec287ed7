package org.ladderworks.engine.cmaf;

/** Bits of a bitstream header, most significant first. Each read past the end throws {@link MalformedMediaException}. */
public final class BitReader {
    private final byte[] bytes;
    private long position;

    public BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public long remaining() {
        return bytes.length * 8L - position;
    }

    public boolean flag() {
        return bits(1) == 1;
    }

    /** An unsigned number of 0 to 31 bits. */
    public int bits(int count) {
        if (count > remaining()) {
            throw new MalformedMediaException("a bitstream header ends early");
        }
        int value = 0;
        for (int i = 0; i < count; i++, position++) {
            value = (value << 1) | ((bytes[(int) (position >> 3)] >> (7 - (int) (position & 7))) & 1);
        }
        return value;
    }

    public void skip(long count) {
        if (count > remaining()) {
            throw new MalformedMediaException("a bitstream header ends early");
        }
        position += count;
    }

    /** An unsigned 32-bit number. */
    public long bits32() {
        return (long) bits(16) << 16 | bits(16);
    }

    /** An unsigned Exp-Golomb code, ue(v) of ISO/IEC 14496-10, 9.1; above 2^31-2 is malformed. */
    public int unsignedExpGolomb() {
        int zeros = 0;
        while (!flag()) {
            zeros++;
            if (zeros > 30) {
                throw new MalformedMediaException("an Exp-Golomb code is out of range");
            }
        }
        return (1 << zeros) - 1 + bits(zeros);
    }

    /** A signed Exp-Golomb code, se(v) of ISO/IEC 14496-10, 9.1.1. */
    public int signedExpGolomb() {
        int code = unsignedExpGolomb();
        return (code & 1) == 1 ? (code >> 1) + 1 : -(code >> 1);
    }

    /** A number of so many bits with its sign in the highest, su(n) of the AV1 specification, 4.10.6. */
    public int signedBits(int count) {
        int value = bits(count);
        int sign = 1 << (count - 1);
        return (value & sign) == 0 ? value : value - 2 * sign;
    }

    /** A number from 0 to below {@code values}, ns(n) of the AV1 specification, 4.10.7. */
    public int belowLimit(int values) {
        int width = 32 - Integer.numberOfLeadingZeros(values);
        int shorter = (1 << width) - values;
        int value = bits(width - 1);
        return value < shorter ? value : (value << 1) - shorter + bits(1);
    }
}
