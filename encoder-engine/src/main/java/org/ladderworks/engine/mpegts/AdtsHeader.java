package org.ladderworks.engine.mpegts;

import java.util.Optional;
import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/**
 * The header before each frame of AAC in a transport stream (ISO/IEC 14496-3, 1.A.2.2). Of HE-AAC it tells the core alone;
 * readers find the rest inside the frames.
 */
public final class AdtsHeader {
    public static final int LENGTH = 7;

    /** Of a frame without its header: 13 bits count both. */
    public static final int LONGEST_FRAME = (1 << 13) - 1 - LENGTH;

    private static final int LC = 2;
    private static final int SBR = 5;
    private static final int PARAMETRIC_STEREO = 29;
    private static final int RATES = 13;

    private final int rate;
    private final int channels;

    private AdtsHeader(int rate, int channels) {
        this.rate = rate;
        this.channels = channels;
    }

    /**
     * Of an AudioSpecificConfig (1.6.2.1).
     *
     * @return empty where ADTS cannot tell it: an odd sample rate or order of channels, frames of 960 samples, another codec
     */
    public static Optional<AdtsHeader> of(byte[] audioSpecificConfig) {
        try {
            BitReader in = new BitReader(audioSpecificConfig);
            int type = in.bits(5);
            int rate = in.bits(4);
            if (rate >= RATES) {
                return Optional.empty();
            }
            int channels = in.bits(4);
            if (type == SBR || type == PARAMETRIC_STEREO) {
                if (in.bits(4) == 15) {
                    in.bits(24);
                }
                type = in.bits(5);
            }
            boolean shortFrames = in.flag();
            return type == LC && !shortFrames && channels >= 1 && channels <= 7
                    ? Optional.of(new AdtsHeader(rate, channels))
                    : Optional.empty();
        } catch (MalformedMediaException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes the header of a frame.
     *
     * @param frame bytes of the frame, 1 to {@link #LONGEST_FRAME}
     */
    public void write(byte[] into, int at, int frame) {
        if (frame < 1 || frame > LONGEST_FRAME) {
            throw new MalformedMediaException("an AAC frame has " + frame + " bytes");
        }
        int length = LENGTH + frame;
        into[at] = (byte) 0xFF;
        // MPEG-4, no CRC.
        into[at + 1] = (byte) 0xF1;
        into[at + 2] = (byte) (((LC - 1) << 6) | (rate << 2) | (channels >> 2));
        into[at + 3] = (byte) ((channels << 6) | (length >> 11));
        into[at + 4] = (byte) (length >> 3);
        // A buffer fullness of all ones: the rate varies.
        into[at + 5] = (byte) ((length << 5) | 0x1F);
        into[at + 6] = (byte) 0xFC;
    }
}
