package org.ladderworks.engine.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.ladderworks.engine.time.Resolution;

/** The size of a WebP image, from the first bytes of its file (RFC 9649, section 2). Pure. */
final class WebPHead {
    private static final int RIFF = 0x52494646;
    private static final int WEBP = 0x57454250;
    private static final int LOSSY = 0x56503820;
    private static final int LOSSLESS = 0x5650384C;
    private static final int EXTENDED = 0x56503858;

    private WebPHead() {}

    /** Empty where it is none, or damaged. */
    static Optional<Resolution> size(ByteBuffer head) {
        ByteBuffer bytes = head.duplicate().order(ByteOrder.BIG_ENDIAN);
        try {
            if (bytes.getInt(0) != RIFF || bytes.getInt(8) != WEBP) {
                return Optional.empty();
            }
            int chunk = bytes.getInt(12);
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            return switch (chunk) {
                // Behind the frame tag and the start code (RFC 6386, 9.1): fourteen bits each.
                case LOSSY -> valid(bytes.getShort(26) & 0x3FFF, bytes.getShort(28) & 0x3FFF);
                // Behind the signature: fourteen bits each, one less than the size (RFC 9649, 3.4).
                case LOSSLESS -> {
                    int bits = bytes.getInt(21);
                    yield valid((bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1);
                }
                // Twenty-four bits each, one less than the size (RFC 9649, 2.7).
                case EXTENDED -> valid((bytes.getInt(24) & 0xFF_FFFF) + 1, (bytes.getInt(26) >>> 8 & 0xFF_FFFF) + 1);
                default -> Optional.empty();
            };
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Optional<Resolution> valid(int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new Resolution(width, height)) : Optional.empty();
    }
}
