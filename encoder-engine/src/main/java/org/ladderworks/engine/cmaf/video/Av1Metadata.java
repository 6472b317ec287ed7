package org.ladderworks.engine.cmaf.video;

import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.video.StaticMetadata.ContentLight;
import org.ladderworks.engine.cmaf.video.StaticMetadata.MasteringDisplay;
import org.ladderworks.engine.cmaf.video.StaticMetadata.Point;

/** Static HDR metadata in OBUs (AV1 specification, 5.8.3 and 5.8.4; units in 6.7.3 and 6.7.4). */
public final class Av1Metadata {
    private static final int CONTENT_LIGHT = 1;
    private static final int MASTERING_DISPLAY = 2;
    private static final int UNITS_OF_POINT = 50_000;
    private static final int UNITS_OF_LIGHT = 10_000;

    private Av1Metadata() {}

    /** What a metadata OBU says of light; nothing where it is about something else, or cannot be read. */
    public static StaticMetadata read(byte[] payload) {
        ByteReader in = new ByteReader(payload);
        try {
            // metadata_type is leb128; the types wanted take one byte.
            return switch (in.u8()) {
                case CONTENT_LIGHT -> StaticMetadata.of(ContentLight.read(in));
                case MASTERING_DISPLAY -> StaticMetadata.of(display(in));
                default -> StaticMetadata.NONE;
            };
        } catch (MalformedMediaException e) {
            return StaticMetadata.NONE;
        }
    }

    /** Red, green, blue here; fixed point of 16, 8 and 14 fraction bits. */
    private static MasteringDisplay display(ByteReader in) {
        Point red = point(in);
        Point green = point(in);
        Point blue = point(in);
        Point white = point(in);
        return new MasteringDisplay(
                green, blue, red, white, rounded(in.u32(), UNITS_OF_LIGHT, 8), rounded(in.u32(), UNITS_OF_LIGHT, 14));
    }

    private static Point point(ByteReader in) {
        return new Point((int) rounded(in.u16(), UNITS_OF_POINT, 16), (int) rounded(in.u16(), UNITS_OF_POINT, 16));
    }

    private static long rounded(long value, long units, int fractionBits) {
        return Math.min((value * units + (1L << (fractionBits - 1))) >> fractionBits, 0xFFFF_FFFFL);
    }
}
