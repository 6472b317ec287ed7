package org.ladderworks.engine.cmaf.video;

import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.time.Resolution;

/** Reads an SPS NAL unit (ISO/IEC 14496-10, 7.3.2.1.1). */
public final class AvcSpsParser {
    private static final int LARGEST_SIDE = 16_384;

    private AvcSpsSyntax syntax = new AvcSpsSyntax(0, false, 1, 4, true, 0, 0, false);
    private VideoSignal signal = VideoSignal.NONE;
    private long unitsPerTick;
    private long ticksPerSecond;

    private AvcSpsParser() {}

    /**
     * Reads one SPS.
     *
     * @param nalUnit with its one-byte header, with emulation prevention bytes, without length or start code
     * @throws MalformedMediaException where it is not an SPS or ends early
     */
    public static AvcSps parse(byte[] nalUnit) {
        return new AvcSpsParser().read(bits(nalUnit));
    }

    /** What slice headers need of the same NAL unit. */
    static AvcSpsSyntax syntax(byte[] nalUnit) {
        AvcSpsParser parser = new AvcSpsParser();
        parser.read(bits(nalUnit));
        return parser.syntax;
    }

    private static BitReader bits(byte[] nalUnit) {
        if (nalUnit.length < 4 || (nalUnit[0] & 0x1F) != AvcNalType.SPS) {
            throw new MalformedMediaException("avcC holds something else in place of an SPS");
        }
        return new BitReader(EmulationPrevention.removed(nalUnit, 1));
    }

    private AvcSps read(BitReader in) {
        int profile = in.bits(8);
        int compatibility = in.bits(8);
        int level = in.bits(8);
        int id = in.unsignedExpGolomb();
        int chromaFormat = 1;
        boolean separatePlanes = false;
        int bitDepth = 8;
        if (hasChromaFormat(profile)) {
            chromaFormat = in.unsignedExpGolomb();
            if (chromaFormat > 3) {
                throw new MalformedMediaException("an SPS has chroma_format_idc " + chromaFormat);
            }
            separatePlanes = chromaFormat == 3 && in.flag();
            bitDepth = 8 + in.unsignedExpGolomb();
            in.unsignedExpGolomb();
            in.flag();
            if (in.flag()) {
                skipScalingLists(in, chromaFormat == 3 ? 12 : 8);
            }
        }
        int frameNumberBits = in.unsignedExpGolomb() + 4;
        int orderType = in.unsignedExpGolomb();
        int orderBits = orderType == 0 ? in.unsignedExpGolomb() + 4 : 0;
        boolean noOrderDeltas = orderType == 1 && in.flag();
        if (orderType == 1) {
            skipOrderCycle(in);
        }
        in.unsignedExpGolomb();
        in.flag();
        long macroblocksWide = in.unsignedExpGolomb() + 1L;
        long mapUnitsHigh = in.unsignedExpGolomb() + 1L;
        boolean framesOnly = in.flag();
        syntax = new AvcSpsSyntax(
                id,
                separatePlanes,
                separatePlanes ? 0 : chromaFormat,
                frameNumberBits,
                framesOnly,
                orderType,
                orderBits,
                noOrderDeltas);
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
        return new AvcSps(
                profile,
                compatibility,
                level,
                new VideoFormat(
                        new Resolution((int) width, (int) height),
                        chromaFormat,
                        bitDepth,
                        !framesOnly,
                        signal.sarWidth(),
                        signal.sarHeight(),
                        signal.colour()),
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

    private static void skipOrderCycle(BitReader in) {
        in.signedExpGolomb();
        in.signedExpGolomb();
        for (int left = in.unsignedExpGolomb(); left > 0; left--) {
            in.signedExpGolomb();
        }
    }

    private void readVui(BitReader in) {
        signal = VideoSignal.read(in);
        if (in.flag()) {
            unitsPerTick = in.bits32();
            ticksPerSecond = in.bits32();
        }
    }
}
