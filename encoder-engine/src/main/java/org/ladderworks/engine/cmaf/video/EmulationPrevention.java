package org.ladderworks.engine.cmaf.video;

import java.util.Arrays;

/** The bytes that keep start codes out of NAL units (ISO/IEC 14496-10, 7.4.1; ISO/IEC 23008-2, 7.4.2). */
final class EmulationPrevention {
    private EmulationPrevention() {}

    /** The payload after a NAL unit's header, each 00 00 03 turned to 00 00. */
    static byte[] removed(byte[] nalUnit, int headerSize) {
        byte[] payload = new byte[nalUnit.length];
        int length = 0;
        int zeros = 0;
        for (int i = headerSize; i < nalUnit.length; i++) {
            if (zeros >= 2 && nalUnit[i] == 3) {
                zeros = 0;
                continue;
            }
            zeros = nalUnit[i] == 0 ? zeros + 1 : 0;
            payload[length++] = nalUnit[i];
        }
        return Arrays.copyOf(payload, length);
    }

    /** How many bytes of a NAL unit, with its header, hold the first bytes of its payload. */
    static int lengthWith(byte[] nalUnit, int headerSize, long payloadBytes) {
        int zeros = 0;
        int at = headerSize;
        for (long left = payloadBytes; left > 0 && at < nalUnit.length; at++) {
            if (zeros >= 2 && nalUnit[at] == 3) {
                zeros = 0;
                continue;
            }
            zeros = nalUnit[at] == 0 ? zeros + 1 : 0;
            left--;
        }
        return at;
    }
}
