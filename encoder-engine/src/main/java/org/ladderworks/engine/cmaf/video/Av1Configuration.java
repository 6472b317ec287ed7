package org.ladderworks.engine.cmaf.video;

import java.util.Arrays;
import java.util.Locale;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** The decoder configuration record in {@code av1C} (AV1 Codec ISO Media File Format Binding, 2.3), bytes kept as they came. */
public final class Av1Configuration implements VideoConfiguration {
    private static final int MARKER_AND_VERSION = 0x81;

    private final byte[] record;
    private final byte[] sequence;
    private final Av1SequenceHeader header;

    private Av1Configuration(byte[] record, byte[] sequence) {
        this.record = record;
        this.sequence = sequence;
        this.header = Av1SequenceHeaderParser.parse(sequence);
    }

    /** Reads the content of an {@code av1C} box; a record without a sequence header is malformed. */
    public static Av1Configuration parse(byte[] record) {
        ByteReader in = new ByteReader(record);
        if (in.u8() != MARKER_AND_VERSION) {
            throw new MalformedMediaException("av1C has an unknown version");
        }
        in.skip(3);
        while (in.remaining() > 0) {
            int header = in.u8();
            in.skip((header & 4) != 0 ? 1 : 0);
            long size = (header & 2) != 0 ? size(in) : in.remaining();
            ByteReader payload = in.slice(size);
            if ((header >> 3 & 0xF) == Av1ObuType.SEQUENCE_HEADER) {
                return new Av1Configuration(record.clone(), payload.bytes(payload.remaining()));
            }
        }
        throw new MalformedMediaException("av1C holds no sequence header");
    }

    /** leb128() of 4.10.5, at most 32 bits. */
    private static long size(ByteReader in) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            int next = in.u8();
            value |= (long) (next & 0x7F) << (7 * i);
            if ((next & 0x80) == 0) {
                return value;
            }
        }
        throw new MalformedMediaException("av1C has a size that does not end");
    }

    @Override
    public VideoCodec codec() {
        return VideoCodec.AV1;
    }

    @Override
    public String box() {
        return "av1C";
    }

    @Override
    public byte[] record() {
        return record.clone();
    }

    @Override
    public VideoFormat format() {
        return header.format();
    }

    public Av1SequenceHeader header() {
        return header;
    }

    /** Payload of the sequence header OBU, a copy. */
    public byte[] sequence() {
        return sequence.clone();
    }

    /**
     * Clause 5 of the binding: {@code av01.0.04M.08}, and all the optional fields where one of them is not what its
     * absence means: 4:2:0, BT.709, limited range. Colour that the bitstream leaves open needs none.
     */
    @Override
    public String codecs() {
        VideoFormat format = header.format();
        String text = String.format(
                Locale.ROOT,
                "av01.%d.%02d%s.%02d",
                header.profile(),
                header.level(),
                header.highTier() ? "H" : "M",
                format.bitDepth());
        VideoColour colour = format.colour().orElseThrow();
        VideoColour assumed = colour.isSpecified()
                ? new VideoColour(1, 1, 1, false)
                : new VideoColour(colour.primaries(), colour.transfer(), colour.matrix(), false);
        boolean usual = format.chromaFormat() == 1 && header.chromaCode() == 110 && colour.equals(assumed);
        return usual
                ? text
                : text
                        + String.format(
                                Locale.ROOT,
                                ".%d.%03d.%02d.%02d.%02d.%d",
                                format.chromaFormat() == 0 ? 1 : 0,
                                header.chromaCode(),
                                colour.primaries(),
                                colour.transfer(),
                                colour.matrix(),
                                colour.fullRange() ? 1 : 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Av1Configuration that && Arrays.equals(record, that.record);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(record);
    }
}
