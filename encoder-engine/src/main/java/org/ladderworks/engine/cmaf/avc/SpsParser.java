package org.ladderworks.engine.cmaf.avc;

import java.util.Arrays;
import java.util.Optional;
import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.time.Resolution;

/** Reads an SPS NAL unit (ISO/IEC 14496-10, 7.3.2.1.1). */
public final class SpsParser {
    /** Table E-1, sample aspect ratios by aspect_ratio_idc. */
    private static final int[][] ASPECT_RATIOS = {
        {1, 1}, {1, 1}, {12, 11}, {10, 11}, {16, 11}, {40, 33}, {24, 11}, {20, 11}, {32, 11}, {80, 33}, {18, 11},
        {15, 11}, {64, 33}, {160, 99}, {4, 3}, {3, 2}, {2, 1}
    };

    private static final int EXTENDED_SAR = 255;
    private static final int LARGEST_SIDE = 16_384;

    private int sarWidth = 1;
    private int sarHeight = 1;
    private Optional<VideoColour> colour = Optional.empty();
    private long unitsPerTick;
    private long ticksPerSecond;

    private SpsParser() {}

    /**
     * Reads one SPS.
     *
     * @param nalUnit with its one-byte header, with emulation prevention bytes, without length or start code
     * @throws MalformedMediaException where it is not an SPS or ends early
     */
    public static SequenceParameterSet parse(byte[] nalUnit) {
        if (nalUnit.length < 4 || (nalUnit[0] & 0x1F) != NalType.SPS) {
            throw new MalformedMediaException("avcC holds something else in place of an SPS");
        }
        return new SpsParser().read(new BitReader(withoutEmulationPrevention(nalUnit)));
    }

    /** The payload after the NAL header, each 00 00 03 turned to 00 00 (7.4.1). */
    private static byte[] withoutEmulationPrevention(byte[] nalUnit) {
        byte[] payload = new byte[nalUnit.length];
        int length = 0;
        int zeros = 0;
        for (int i = 1; i < nalUnit.length; i++) {
            if (zeros >= 2 && nalUnit[i] == 3) {
                zeros = 0;
                continue;
            }
            zeros = nalUnit[i] == 0 ? zeros + 1 : 0;
            payload[length++] = nalUnit[i];
        }
        return Arrays.copyOf(payload, length);
    }

    private SequenceParameterSet read(BitReader in) {
        int profile = in.bits(8);
        int compatibility = in.bits(8);
        int level = in.bits(8);
        in.unsignedExpGolomb();
        int chromaFormat = 1;
        int bitDepth = 8;
        if (hasChromaFormat(profile)) {
            chromaFormat = in.unsignedExpGolomb();
            if (chromaFormat > 3) {
                throw new MalformedMediaException("an SPS has chroma_format_idc " + chromaFormat);
            }
            if (chromaFormat == 3) {
                in.flag();
            }
            bitDepth = 8 + in.unsignedExpGolomb();
            in.unsignedExpGolomb();
            in.flag();
            if (in.flag()) {
                skipScalingLists(in, chromaFormat == 3 ? 12 : 8);
            }
        }
        in.unsignedExpGolomb();
        skipPictureOrderCount(in);
        in.unsignedExpGolomb();
        in.flag();
        long macroblocksWide = in.unsignedExpGolomb() + 1L;
        long mapUnitsHigh = in.unsignedExpGolomb() + 1L;
        boolean framesOnly = in.flag();
        if (!framesOnly) {
            in.flag();
        }
        in.flag();
        long width = macroblocksWide * 16;
        long height = mapUnitsHigh * 16 * (framesOnly ? 1 : 2);
        if (in.flag()) {
            int unitX = chromaFormat == 1 || chromaFormat == 2 ? 2 : 1;
            int unitY = (chromaFormat == 1 ? 2 : 1) * (framesOnly ? 1 : 2);
            width -= unitX * ((long) in.unsignedExpGolomb() + in.unsignedExpGolomb());
            height -= unitY * ((long) in.unsignedExpGolomb() + in.unsignedExpGolomb());
        }
        if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
            throw new MalformedMediaException("an SPS declares " + width + "x" + height + " pixels");
        }
        if (in.flag()) {
            readVui(in);
        }
        return new SequenceParameterSet(
                profile,
                compatibility,
                level,
                chromaFormat,
                bitDepth,
                new Resolution((int) width, (int) height),
                !framesOnly,
                sarWidth,
                sarHeight,
                colour,
                unitsPerTick,
                ticksPerSecond);
    }

    private static boolean hasChromaFormat(int profile) {
        return switch (profile) {
            case 44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244 -> true;
            default -> false;
        };
    }

    private static void skipScalingLists(BitReader in, int lists) {
        for (int list = 0; list < lists; list++) {
            if (!in.flag()) {
                continue;
            }
            int last = 8;
            int next = 8;
            for (int i = 0; i < (list < 6 ? 16 : 64); i++) {
                if (next != 0) {
                    next = (last + in.signedExpGolomb() + 256) % 256;
                }
                last = next == 0 ? last : next;
            }
        }
    }

    private static void skipPictureOrderCount(BitReader in) {
        int type = in.unsignedExpGolomb();
        if (type == 0) {
            in.unsignedExpGolomb();
        } else if (type == 1) {
            in.flag();
            in.signedExpGolomb();
            in.signedExpGolomb();
            for (int left = in.unsignedExpGolomb(); left > 0; left--) {
                in.signedExpGolomb();
            }
        }
    }

    private void readVui(BitReader in) {
        if (in.flag()) {
            int ratio = in.bits(8);
            if (ratio == EXTENDED_SAR) {
                sarWidth = in.bits(16);
                sarHeight = in.bits(16);
            } else if (ratio < ASPECT_RATIOS.length) {
                sarWidth = ASPECT_RATIOS[ratio][0];
                sarHeight = ASPECT_RATIOS[ratio][1];
            }
            if (sarWidth == 0 || sarHeight == 0) {
                sarWidth = 1;
                sarHeight = 1;
            }
        }
        if (in.flag()) {
            in.flag();
        }
        if (in.flag()) {
            in.bits(3);
            boolean fullRange = in.flag();
            colour = Optional.of(
                    in.flag()
                            ? new VideoColour(in.bits(8), in.bits(8), in.bits(8), fullRange)
                            : new VideoColour(2, 2, 2, fullRange));
        }
        if (in.flag()) {
            in.unsignedExpGolomb();
            in.unsignedExpGolomb();
        }
        if (in.flag()) {
            unitsPerTick = in.bits32();
            ticksPerSecond = in.bits32();
        }
    }
}
