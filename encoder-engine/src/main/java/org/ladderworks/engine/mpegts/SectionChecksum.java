package org.ladderworks.engine.mpegts;

/** The CRC_32 of sections (ISO/IEC 13818-1, annex A): polynomial 0x04C11DB7, most significant bit first, not inverted. */
final class SectionChecksum {
    private static final int POLYNOMIAL = 0x04C11DB7;

    private SectionChecksum() {}

    static int of(byte[] bytes, int start, int end) {
        int crc = -1;
        for (int i = start; i < end; i++) {
            crc ^= bytes[i] << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
            }
        }
        return crc;
    }
}
