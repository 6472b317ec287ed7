package org.ladderworks.engine.mpegts;

/**
 * What goes into one PES packet (ISO/IEC 13818-1, 2.4.3.6), beside its bytes.
 *
 * @param presented when it is shown or heard, in ticks of {@link StreamClock}
 * @param decoded when it is decoded; never later
 * @param randomAccess true where decoding can begin
 */
public record PesPacket(long presented, long decoded, boolean randomAccess) {
    private static final int MOST_BYTES = 0xFFFF;

    private static final int WITH_BOTH = 19;
    private static final int WITH_ONE = 14;

    public PesPacket {
        if (decoded > presented || decoded < 0) {
            throw new IllegalArgumentException("decoded at " + decoded + ", presented at " + presented);
        }
    }

    /**
     * Of sound, which is heard when it is decoded.
     *
     * @param first true for the first of a segment
     */
    public static PesPacket sound(long heard, boolean first) {
        return new PesPacket(heard, heard, first);
    }

    /** The header of a packet with so many bytes behind it. Only of video may it leave the length open. */
    byte[] header(StreamType type, int payload) {
        boolean both = StreamClock.stamp(decoded) != StreamClock.stamp(presented);
        byte[] header = new byte[both ? WITH_BOTH : WITH_ONE];
        int length = header.length - 6 + payload;
        if (length > MOST_BYTES || payload < 0) {
            if (!type.isVideo()) {
                throw new IllegalArgumentException("a PES packet of sound holds no " + payload + " bytes");
            }
            length = 0;
        }
        header[2] = 1;
        header[3] = (byte) type.streamId();
        header[4] = (byte) (length >> 8);
        header[5] = (byte) length;
        // Begins with an access unit; neither scrambled nor copyrighted.
        header[6] = (byte) 0x84;
        header[7] = (byte) (both ? 0xC0 : 0x80);
        header[8] = (byte) (header.length - 9);
        stamp(header, 9, both ? 3 : 2, presented);
        if (both) {
            stamp(header, 14, 1, decoded);
        }
        return header;
    }

    /** 33 bits in three parts with a marker bit behind each. */
    private static void stamp(byte[] into, int at, int prefix, long ticks) {
        long stamp = StreamClock.stamp(ticks);
        into[at] = (byte) ((prefix << 4) | ((stamp >> 29) & 0xE) | 1);
        into[at + 1] = (byte) (stamp >> 22);
        into[at + 2] = (byte) (((stamp >> 14) & 0xFE) | 1);
        into[at + 3] = (byte) (stamp >> 7);
        into[at + 4] = (byte) (((stamp << 1) & 0xFE) | 1);
    }
}
