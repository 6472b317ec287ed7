package org.ladderworks.engine.cmaf.video;

import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.time.Resolution;

/** Reads an SPS NAL unit (ISO/IEC 23008-2, 7.3.2.2.1). */
final class HevcSpsParser {
    private static final int LARGEST_SIDE = 16_384;
    private static final int MOST_REFERENCE_SETS = 64;
    private static final int MOST_LONG_TERM = 32;

    private final BitReader in;
    private final HevcSpsSyntax.Builder syntax = new HevcSpsSyntax.Builder();

    private HevcSpsParser(BitReader in) {
        this.in = in;
    }

    /**
     * Reads one SPS.
     *
     * @param nalUnit with its two-byte header, with emulation prevention bytes, without length or start code
     * @throws MalformedMediaException where it is not an SPS, ends early or is out of range
     */
    static HevcSps parse(byte[] nalUnit) {
        return new HevcSpsParser(bits(nalUnit)).read();
    }

    /** What slice headers need of the same NAL unit. */
    static HevcSpsSyntax syntax(byte[] nalUnit) {
        HevcSpsParser parser = new HevcSpsParser(bits(nalUnit));
        parser.read();
        return parser.syntax.build();
    }

    private static BitReader bits(byte[] nalUnit) {
        if (nalUnit.length < 4 || (nalUnit[0] >> 1 & 0x3F) != HevcNalType.SPS) {
            throw new MalformedMediaException("hvcC holds something else in place of an SPS");
        }
        return new BitReader(EmulationPrevention.removed(nalUnit, 2));
    }

    private HevcSps read() {
        in.bits(4);
        int subLayers = in.bits(3) + 1;
        in.flag();
        int space = in.bits(2);
        boolean highTier = in.flag();
        int profile = in.bits(5);
        int compatibility = (int) in.bits32();
        long constraints = (long) in.bits(16) << 32 | in.bits32();
        int level = in.bits(8);
        skipSubLayers(subLayers);
        syntax.id = in.unsignedExpGolomb();
        syntax.profile = profile;
        int chromaFormat = bounded("chroma_format_idc", 3);
        boolean separatePlanes = chromaFormat == 3 && in.flag();
        syntax.separatePlanes = separatePlanes;
        syntax.chromaArrayType = separatePlanes ? 0 : chromaFormat;
        Resolution resolution = resolution(syntax.chromaArrayType);
        int bitDepth = 8 + bounded("bit_depth_luma_minus8", 8);
        bounded("bit_depth_chroma_minus8", 8);
        int pictureOrderBits = bounded("log2_max_pic_order_cnt_lsb_minus4", 12) + 4;
        syntax.orderBits = pictureOrderBits;
        skipCodingTools(subLayers);
        readReferences(pictureOrderBits);
        syntax.temporalMotion = in.flag();
        in.flag();
        VideoSignal signal = VideoSignal.NONE;
        boolean fields = false;
        if (in.flag()) {
            signal = VideoSignal.read(in);
            in.flag();
            fields = in.flag();
        }
        return new HevcSps(
                space,
                highTier,
                profile,
                compatibility,
                constraints,
                level,
                subLayers,
                new VideoFormat(
                        resolution,
                        chromaFormat,
                        bitDepth,
                        fields,
                        signal.sarWidth(),
                        signal.sarHeight(),
                        signal.colour()));
    }

    /** The rest of profile_tier_level (7.3.3). */
    private void skipSubLayers(int subLayers) {
        boolean[] profile = new boolean[subLayers - 1];
        boolean[] level = new boolean[subLayers - 1];
        for (int i = 0; i < profile.length; i++) {
            profile[i] = in.flag();
            level[i] = in.flag();
        }
        if (profile.length > 0) {
            in.skip(2L * (8 - profile.length));
        }
        for (int i = 0; i < profile.length; i++) {
            in.skip((profile[i] ? 88 : 0) + (level[i] ? 8 : 0));
        }
    }

    private Resolution resolution(int chromaFormat) {
        long width = in.unsignedExpGolomb();
        long height = in.unsignedExpGolomb();
        syntax.codedWidth = width;
        syntax.codedHeight = height;
        if (in.flag()) {
            int unitX = chromaFormat == 1 || chromaFormat == 2 ? 2 : 1;
            int unitY = chromaFormat == 1 ? 2 : 1;
            width -= unitX * ((long) in.unsignedExpGolomb() + in.unsignedExpGolomb());
            height -= unitY * ((long) in.unsignedExpGolomb() + in.unsignedExpGolomb());
        }
        if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
            throw new MalformedMediaException("an SPS declares " + width + "x" + height + " pixels");
        }
        return new Resolution((int) width, (int) height);
    }

    private void skipCodingTools(int subLayers) {
        int orderings = in.flag() ? subLayers : 1;
        for (int i = 0; i < 3 * orderings; i++) {
            in.unsignedExpGolomb();
        }
        int smallestBlock = in.unsignedExpGolomb() + 3;
        syntax.blockBits = smallestBlock + in.unsignedExpGolomb();
        for (int i = 0; i < 4; i++) {
            in.unsignedExpGolomb();
        }
        boolean scaling = in.flag();
        if (scaling) {
            boolean listed = in.flag();
            if (listed) {
                skipScalingLists(in);
            }
        }
        in.flag();
        syntax.adaptiveOffset = in.flag();
        if (in.flag()) {
            in.bits(8);
            in.unsignedExpGolomb();
            in.unsignedExpGolomb();
            in.flag();
        }
    }

    /** scaling_list_data (7.3.4). */
    static void skipScalingLists(BitReader in) {
        for (int size = 0; size < 4; size++) {
            for (int matrix = 0; matrix < 6; matrix += size == 3 ? 3 : 1) {
                if (!in.flag()) {
                    in.unsignedExpGolomb();
                    continue;
                }
                if (size > 1) {
                    in.signedExpGolomb();
                }
                for (int i = Math.min(64, 1 << (4 + (size << 1))); i > 0; i--) {
                    in.signedExpGolomb();
                }
            }
        }
    }

    private void readReferences(int pictureOrderBits) {
        int sets = bounded("num_short_term_ref_pic_sets", MOST_REFERENCE_SETS);
        for (int set = 0; set < sets; set++) {
            syntax.sets.add(HevcReferenceSet.read(in, set, sets, syntax.sets));
        }
        syntax.longTerm = in.flag();
        if (syntax.longTerm) {
            int count = bounded("num_long_term_ref_pics_sps", MOST_LONG_TERM);
            for (int i = 0; i < count; i++) {
                in.skip(pictureOrderBits);
                syntax.longTermUsed.add(in.flag());
            }
        }
    }

    private int bounded(String field, int most) {
        int value = in.unsignedExpGolomb();
        if (value > most) {
            throw new MalformedMediaException("an SPS has " + field + " " + value);
        }
        return value;
    }
}
