package org.ladderworks.engine.cmaf.dolby;

import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/**
 * What the first bytes of a frame of AC-3 or E-AC-3 say of its sound (ETSI TS 102 366, 4.3 and annex E.1.2): what a decoder
 * must not find changed in mid-stream.
 *
 * @param sampleRate code of the sample rate
 * @param bitstream version of the bitstream: up to 10 for AC-3, 11 to 16 for E-AC-3
 * @param codingMode which channels there are
 * @param lowFrequencies whether there is an LFE channel
 */
public record DolbyFrameHead(int sampleRate, int bitstream, int codingMode, boolean lowFrequencies) {
    /** Bytes that it is read from. */
    public static final int LENGTH = 8;

    private static final int SYNC_WORD = 0x0B77;
    private static final int HIGHEST_AC3 = 10;

    /** Where both have the version of the bitstream, in bits. */
    private static final int VERSION_AT = 40;

    /**
     * Reads the beginning of a frame.
     *
     * @throws MalformedMediaException where it is none
     */
    public static DolbyFrameHead parse(byte[] bytes) {
        BitReader in = new BitReader(bytes);
        if (in.bits(16) != SYNC_WORD) {
            throw new MalformedMediaException("a frame of AC-3 or E-AC-3 does not begin with its sync word");
        }
        BitReader version = new BitReader(bytes);
        version.skip(VERSION_AT);
        int bitstream = version.bits(5);
        return bitstream <= HIGHEST_AC3 ? ac3(in, bitstream) : enhanced(in, bitstream);
    }

    boolean isEnhanced() {
        return bitstream > HIGHEST_AC3;
    }

    private static DolbyFrameHead ac3(BitReader in, int bitstream) {
        in.skip(16);
        int rate = in.bits(2);
        in.skip(6 + 5 + 3);
        int mode = in.bits(3);
        boolean severalInFront = (mode & 1) == 1 && mode != 1;
        boolean behind = (mode & 4) != 0;
        in.skip((severalInFront ? 2 : 0) + (behind ? 2 : 0) + (mode == 2 ? 2 : 0));
        return new DolbyFrameHead(rate, bitstream, mode, in.flag());
    }

    private static DolbyFrameHead enhanced(BitReader in, int bitstream) {
        in.skip(2 + 3 + 11);
        int rate = in.bits(2);
        in.skip(2);
        int mode = in.bits(3);
        return new DolbyFrameHead(rate, bitstream, mode, in.flag());
    }
}
