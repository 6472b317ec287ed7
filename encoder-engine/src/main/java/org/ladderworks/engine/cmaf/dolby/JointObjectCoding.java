package org.ladderworks.engine.cmaf.dolby;

import java.util.OptionalInt;
import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/**
 * Objects that E-AC-3 carries beside its channels, as in Dolby Atmos (ETSI TS 103 420, 8.3). How many there are, the
 * complexity index, stands in the additional bit stream information of frames, and in the same two bytes of {@code dec3}.
 */
public final class JointObjectCoding {
    /** Bytes of a frame that it is read from: bit stream information is never so long. */
    public static final int LENGTH = 64;

    private static final int HIGHEST_ENHANCED = 16;
    private static final int MOST_OBJECTS = 16;

    /** Of strmtyp: a substream by itself. */
    private static final int INDEPENDENT = 0;

    /** Of strmtyp: a substream by itself that was AC-3. */
    private static final int CONVERTED = 2;

    /** Of numblkscod. */
    private static final int[] BLOCKS = {1, 2, 3, 6};

    private final BitReader in;
    private final int mode;
    private final boolean lowFrequencies;

    private JointObjectCoding(byte[] frame, DolbyFrameHead head) {
        this.in = new BitReader(frame);
        this.mode = head.codingMode();
        this.lowFrequencies = head.lowFrequencies();
    }

    /**
     * The complexity index, 1 to 16, that a frame tells.
     *
     * @param frame from its sync word on; {@link #LENGTH} bytes of it are enough
     * @return empty where there are no objects, where it is not of the first independent substream, and where it is no frame
     */
    public static OptionalInt complexity(byte[] frame) {
        try {
            DolbyFrameHead head = DolbyFrameHead.parse(frame);
            return head.isEnhanced() && head.bitstream() <= HIGHEST_ENHANCED
                    ? new JointObjectCoding(frame, head).read()
                    : OptionalInt.empty();
        } catch (MalformedMediaException e) {
            return OptionalInt.empty();
        }
    }

    /** The same of the 16 bits that frames and {@code dec3} have in common: seven reserved, the flag, the index. */
    static OptionalInt complexity(int extension) {
        int index = extension & 0xFF;
        boolean flagged = (extension & 0x100) != 0;
        return flagged && index >= 1 && index <= MOST_OBJECTS ? OptionalInt.of(index) : OptionalInt.empty();
    }

    /** Bit stream information from syncinfo to addbsi (ETSI TS 102 366, annex E.1.2). */
    private OptionalInt read() {
        in.skip(16);
        int type = in.bits(2);
        int substream = in.bits(3);
        if ((type != INDEPENDENT && type != CONVERTED) || substream != 0) {
            return OptionalInt.empty();
        }
        in.skip(11);
        boolean halvedRate = in.bits(2) == 3;
        int code = in.bits(2);
        int blocks = halvedRate ? 6 : BLOCKS[code];
        in.skip(3 + 1 + 5);
        forEachProgramme(() -> {
            in.skip(5);
            optional(8);
        });
        if (in.flag()) {
            mixing(type, blocks);
        }
        if (in.flag()) {
            informational(halvedRate);
        }
        if (type == INDEPENDENT && blocks < 6) {
            in.skip(1);
        }
        if (type == CONVERTED && (blocks == 6 || in.flag())) {
            in.skip(6);
        }
        boolean additional = in.flag();
        return additional && in.bits(6) >= 1 ? complexity(in.bits(16)) : OptionalInt.empty();
    }

    private void mixing(int type, int blocks) {
        boolean threeInFront = (mode & 1) == 1 && mode > 2;
        boolean behind = (mode & 4) != 0;
        in.skip((mode > 2 ? 2 : 0) + (threeInFront ? 6 : 0) + (behind ? 6 : 0));
        if (lowFrequencies) {
            optional(5);
        }
        if (type != INDEPENDENT) {
            return;
        }
        forEachProgramme(() -> optional(6));
        optional(6);
        switch (in.bits(2)) {
            case 1 -> in.skip(5);
            case 2 -> in.skip(12);
            case 3 -> in.skip(8L * (in.bits(5) + 2));
            default -> {}
        }
        if (mode < 2) {
            forEachProgramme(() -> optional(14));
        }
        if (in.flag()) {
            mixingOfBlocks(blocks);
        }
    }

    private void mixingOfBlocks(int blocks) {
        if (blocks == 1) {
            in.skip(5);
        } else {
            for (int block = 0; block < blocks; block++) {
                optional(5);
            }
        }
    }

    private void informational(boolean halvedRate) {
        in.skip(3 + 1 + 1);
        in.skip(mode == 2 ? 4 : mode >= 6 ? 2 : 0);
        forEachProgramme(() -> optional(8));
        in.skip(halvedRate ? 0 : 1);
    }

    /** Coding mode 0 is two programmes of one channel each. */
    private void forEachProgramme(Runnable fields) {
        fields.run();
        if (mode == 0) {
            fields.run();
        }
    }

    /** A field behind a bit that tells whether it is there. */
    private void optional(int bits) {
        if (in.flag()) {
            in.skip(bits);
        }
    }
}
