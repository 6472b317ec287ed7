package org.ladderworks.engine.cmaf.opus;

import java.util.Arrays;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** The content of {@code dOps} (Encapsulation of Opus in ISO BMFF, 4.3.2), bytes and meaning. */
public final class OpusConfiguration {
    /** Opus always decodes to this, in Hz. */
    public static final int SAMPLE_RATE = 48_000;

    /** Samples that a decoder needs before it sounds right: 80 ms (RFC 7845, 4.6; Opus in ISO BMFF, 4.3.6.2). */
    public static final int PRE_ROLL = 3840;

    private final byte[] bytes;
    private final int channels;

    private OpusConfiguration(byte[] bytes, int channels) {
        this.bytes = bytes;
        this.channels = channels;
    }

    /** Fails with a MalformedMediaException where it ends early, has no channel or is of a version not known. */
    public static OpusConfiguration parse(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int version = in.u8();
        int channels = in.u8();
        in.skip(8);
        int mappingFamily = in.u8();
        if (mappingFamily != 0) {
            in.skip(2L + channels);
        }
        if (version != 0 || channels == 0) {
            throw new MalformedMediaException("dOps has version " + version + " and " + channels + " channels");
        }
        return new OpusConfiguration(bytes.clone(), channels);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int channels() {
        return channels;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpusConfiguration that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
