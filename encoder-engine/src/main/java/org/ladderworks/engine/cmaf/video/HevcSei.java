package org.ladderworks.engine.cmaf.video;

import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.video.StaticMetadata.ContentLight;
import org.ladderworks.engine.cmaf.video.StaticMetadata.MasteringDisplay;

/** Static HDR metadata in SEI messages (ISO/IEC 23008-2, 7.3.5 and annex D). */
public final class HevcSei {
    /** nal_unit_type of those before the pictures that they are about. */
    public static final int PREFIX = 39;

    private static final int MASTERING_DISPLAY = 137;
    private static final int CONTENT_LIGHT = 144;
    private static final int HEADER = 2;

    /** rbsp_trailing_bits, and a payload of no bytes. */
    private static final int SHORTEST_MESSAGE = 3;

    private HevcSei() {}

    /** nal_unit_type by the first byte of a unit. */
    public static int type(int firstByte) {
        return firstByte >> 1 & 0x3F;
    }

    /** True for a slice: no SEI message of the picture stands behind it. */
    public static boolean isPicture(int type) {
        return HevcNalType.isPicture(type);
    }

    /**
     * What a prefix SEI unit says of light; nothing where it holds other messages, or none that can be read.
     *
     * @param unit with its header
     */
    public static StaticMetadata read(byte[] unit) {
        try {
            return messages(new ByteReader(EmulationPrevention.removed(unit, HEADER)));
        } catch (MalformedMediaException e) {
            return StaticMetadata.NONE;
        }
    }

    private static StaticMetadata messages(ByteReader in) {
        StaticMetadata found = StaticMetadata.NONE;
        while (in.remaining() >= SHORTEST_MESSAGE) {
            int type = number(in);
            ByteReader payload = in.slice(number(in));
            found = switch (type) {
                case MASTERING_DISPLAY -> found.or(StaticMetadata.of(MasteringDisplay.read(payload)));
                case CONTENT_LIGHT -> found.or(StaticMetadata.of(ContentLight.read(payload)));
                default -> found;
            };
        }
        return found;
    }

    /** A number as 255s and a rest. */
    private static int number(ByteReader in) {
        int sum = 0;
        int next;
        do {
            next = in.u8();
            sum += next;
        } while (next == 0xFF);
        return sum;
    }
}
