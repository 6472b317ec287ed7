package org.ladderworks.engine.cmaf.dolby;

import java.util.Arrays;
import java.util.OptionalInt;
import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** The content of {@code dac3} or {@code dec3} (ETSI TS 102 366, annex F.4 and F.6), bytes and meaning. */
public final class DolbyConfiguration {
    /** Samples of each channel in an MP4 sample: six blocks of 256, in E-AC-3 too (annex F.5). */
    public static final int FRAME_SAMPLES = 1536;

    private static final int[] SAMPLE_RATES = {48_000, 44_100, 32_000};

    /** Full-bandwidth channels of each audio coding mode (4.4.2.3). */
    private static final int[] CHANNELS = {2, 1, 2, 3, 3, 4, 4, 5};

    /** Channels of each bit of a dependent substream's chan_loc, from the lowest: Lc/Rc, Lrs/Rrs, Cs, Ts and on. */
    private static final int[] LOCATIONS = {2, 2, 1, 1, 2, 2, 2, 1, 1};

    private final String type;
    private final byte[] bytes;
    private final int sampleRate;
    private final int channels;
    private final OptionalInt jocComplexity;

    private DolbyConfiguration(String type, byte[] bytes, int sampleRate, int channels, OptionalInt jocComplexity) {
        this.type = type;
        this.bytes = bytes;
        this.sampleRate = sampleRate;
        this.channels = channels;
        this.jocComplexity = jocComplexity;
    }

    /**
     * Reads a configuration box.
     *
     * @param type of the sample entry, {@code ac-3} or {@code ec-3}
     * @throws MalformedMediaException where it ends early, or the sample rate is none
     */
    public static DolbyConfiguration parse(String type, byte[] bytes) {
        BitReader in = new BitReader(bytes);
        boolean enhanced = type.equals("ec-3");
        if (enhanced) {
            in.bits(13);
            in.bits(3);
        }
        int rate = in.bits(2);
        in.bits(5);
        if (enhanced) {
            in.bits(2);
        }
        in.bits(3);
        int channels = CHANNELS[in.bits(3)] + in.bits(1);
        if (enhanced) {
            in.bits(3);
            channels += in.bits(4) > 0 ? dependentChannels(in.bits(9)) : 0;
        }
        if (rate >= SAMPLE_RATES.length) {
            throw new MalformedMediaException(type + " has no valid sample rate");
        }
        return new DolbyConfiguration(
                type,
                bytes.clone(),
                SAMPLE_RATES[rate],
                channels,
                enhanced ? jocComplexity(bytes) : OptionalInt.empty());
    }

    /**
     * The same of E-AC-3 that says that there are objects.
     *
     * @param complexity 1 to 16
     */
    public DolbyConfiguration withJointObjects(int complexity) {
        int at = extensionAt(bytes);
        byte[] told = Arrays.copyOf(bytes, Math.max(bytes.length, at + 2));
        told[at] = 1;
        told[at + 1] = (byte) complexity;
        return new DolbyConfiguration(type, told, sampleRate, channels, OptionalInt.of(complexity));
    }

    private static OptionalInt jocComplexity(byte[] bytes) {
        int at = extensionAt(bytes);
        return at + 2 <= bytes.length
                ? JointObjectCoding.complexity(((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF))
                : OptionalInt.empty();
    }

    /**
     * Behind the independent substreams, which take three bytes, or four where others depend on them; at the end where the
     * box ends before they do.
     */
    private static int extensionAt(byte[] bytes) {
        int at = 2;
        for (int substreams = (bytes[1] & 7) + 1; substreams > 0; substreams--) {
            if (at + 3 > bytes.length) {
                return bytes.length;
            }
            at += (bytes[at + 2] & 0x1E) == 0 ? 3 : 4;
        }
        return at;
    }

    /** Sample entry type, which is the codec string too: {@code ac-3} or {@code ec-3}. */
    public String type() {
        return type;
    }

    /** {@code dac3} or {@code dec3}. */
    public String box() {
        return type.equals("ac-3") ? "dac3" : "dec3";
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** In Hz. */
    public int sampleRate() {
        return sampleRate;
    }

    /** LFE included, so 6 for 5.1. */
    public int channels() {
        return channels;
    }

    /**
     * The complexity index of the objects beside the channels, 1 to 16 (ETSI TS 103 420, 8.3); empty where the box tells of
     * none.
     */
    public OptionalInt jocComplexity() {
        return jocComplexity;
    }

    private static int dependentChannels(int locations) {
        int channels = 0;
        for (int bit = 0; bit < LOCATIONS.length; bit++) {
            channels += (locations >> bit & 1) * LOCATIONS[bit];
        }
        return channels;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DolbyConfiguration that && type.equals(that.type) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
