package org.ladderworks.engine.encode;

import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.time.Resolution;

/**
 * How the delivered pictures are tagged, in FFmpeg's words: what the source says, and where it is silent what its size
 * means (BT.601 up to 576 lines, else BT.709). Always limited range.
 */
public record DeliveryColour(String matrix, String transfer, String primaries) {
    /** What HDR is tone-mapped to. */
    public static final DeliveryColour HIGH_DEFINITION = new DeliveryColour("bt709", "bt709", "bt709");

    private static final int STANDARD_DEFINITION_LINES = 576;
    private static final int PAL_LINES = 576;

    public static DeliveryColour of(Colour source, Resolution coded) {
        String matrix =
                source.matrix().isEmpty() || source.matrix().equals("gbr") ? assumedMatrix(coded) : source.matrix();
        String primaries = source.primaries().isEmpty() ? primariesFor(matrix) : source.primaries();
        String transfer = source.transfer().isEmpty() ? transferFor(matrix) : source.transfer();
        return new DeliveryColour(matrix, transfer, primaries);
    }

    private static String assumedMatrix(Resolution coded) {
        if (coded.height() > STANDARD_DEFINITION_LINES || coded.width() > 1024) {
            return "bt709";
        }
        return coded.height() == PAL_LINES ? "bt470bg" : "smpte170m";
    }

    private static String primariesFor(String matrix) {
        return switch (matrix) {
            case "bt470bg", "smpte170m", "smpte240m" -> matrix;
            case "bt2020nc", "bt2020c" -> "bt2020";
            default -> "bt709";
        };
    }

    private static String transferFor(String matrix) {
        return switch (matrix) {
            case "bt470bg", "smpte170m" -> "smpte170m";
            case "smpte240m" -> "smpte240m";
            default -> "bt709";
        };
    }
}
