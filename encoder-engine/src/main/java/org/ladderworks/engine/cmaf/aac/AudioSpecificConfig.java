package org.ladderworks.engine.cmaf.aac;

import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/**
 * What packaging needs of an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1).
 *
 * @param objectType as first signalled: 2 AAC-LC, 5 HE-AAC (explicit SBR), 29 HE-AAC v2 (explicit PS)
 * @param sampleRate of the decoded sound in Hz, after SBR
 * @param channels 0 where a program config element gives them
 * @param frameSamples decoded samples of each channel in one frame, after SBR
 */
public record AudioSpecificConfig(int objectType, int sampleRate, int channels, int frameSamples) {
    private static final int[] SAMPLE_RATES = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350
    };
    private static final int[] CHANNELS = {0, 1, 2, 3, 4, 5, 6, 8, 0, 0, 0, 7, 8, 24, 8};
    private static final int SBR = 5;
    private static final int PARAMETRIC_STEREO = 29;
    private static final int SYNC_EXTENSION = 0x2B7;

    /** Reads the DecoderSpecificInfo of an {@code esds}. */
    public static AudioSpecificConfig parse(byte[] bytes) {
        BitReader in = new BitReader(bytes);
        int signalled = objectType(in);
        int sampleRate = sampleRate(in);
        int channelConfiguration = in.bits(4);
        int core = signalled;
        int outputRate = sampleRate;
        if (signalled == SBR || signalled == PARAMETRIC_STEREO) {
            outputRate = sampleRate(in);
            core = objectType(in);
        }
        int frame = 1024;
        if (isGeneralAudio(core)) {
            frame = in.flag() ? 960 : 1024;
            if (in.flag()) {
                in.bits(14);
            }
            in.flag();
            // With a channel configuration nothing more follows for LC; the backward-compatible SBR signal may.
            if (signalled == core && channelConfiguration != 0 && in.remaining() >= 16) {
                outputRate = syncExtension(in, sampleRate);
                signalled = outputRate == sampleRate ? signalled : SBR;
            }
        }
        if (channelConfiguration >= CHANNELS.length) {
            throw new MalformedMediaException("AudioSpecificConfig has a reserved channel configuration");
        }
        return new AudioSpecificConfig(
                signalled,
                outputRate,
                signalled == PARAMETRIC_STEREO ? 2 : CHANNELS[channelConfiguration],
                (signalled == SBR && outputRate == 2 * sampleRate) || signalled == PARAMETRIC_STEREO
                        ? 2 * frame
                        : frame);
    }

    /** RFC 6381 codec string, for example {@code mp4a.40.2}. */
    public String codecs() {
        return "mp4a.40." + objectType;
    }

    private static int objectType(BitReader in) {
        int type = in.bits(5);
        return type == 31 ? 32 + in.bits(6) : type;
    }

    private static int sampleRate(BitReader in) {
        int index = in.bits(4);
        int rate = index == 15 ? in.bits(24) : index < SAMPLE_RATES.length ? SAMPLE_RATES[index] : 0;
        if (rate < 1) {
            throw new MalformedMediaException("AudioSpecificConfig has no valid sample rate");
        }
        return rate;
    }

    private static int syncExtension(BitReader in, int sampleRate) {
        if (in.bits(11) != SYNC_EXTENSION || objectType(in) != SBR || !in.flag()) {
            return sampleRate;
        }
        return sampleRate(in);
    }

    private static boolean isGeneralAudio(int type) {
        return switch (type) {
            case 1, 2, 3, 4, 6, 7, 17, 19, 20, 21, 22, 23 -> true;
            default -> false;
        };
    }
}
