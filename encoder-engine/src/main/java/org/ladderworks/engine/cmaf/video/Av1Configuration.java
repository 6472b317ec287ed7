package org.ladderworks.engine.cmaf.video;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** The decoder configuration record in {@code av1C} (AV1 Codec ISO Media File Format Binding, 2.3), bytes kept as they came. */
public final class Av1Configuration implements VideoConfiguration {
    private static final int MARKER_AND_VERSION = 0x81;
    private static final int HAS_EXTENSION = 4;
    private static final int HAS_SIZE = 2;

    private final byte[] record;
    private final byte[] sequence;
    private final Av1SequenceHeader header;

    private final int sequenceStart;
    private final int sequenceEnd;

    private Av1Configuration(byte[] record, int sequenceStart, int sequenceEnd, byte[] sequence) {
        this.record = record;
        this.sequenceStart = sequenceStart;
        this.sequenceEnd = sequenceEnd;
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
            int start = record.length - in.remaining();
            int header = in.u8();
            in.skip((header & HAS_EXTENSION) != 0 ? 1 : 0);
            long size = (header & HAS_SIZE) != 0 ? size(in) : in.remaining();
            ByteReader payload = in.slice(size);
            if ((header >> 3 & 0xF) == Av1ObuType.SEQUENCE_HEADER) {
                byte[] sequence = payload.bytes(payload.remaining());
                return new Av1Configuration(record.clone(), start, record.length - in.remaining(), sequence);
            }
        }
        throw new MalformedMediaException("av1C holds no sequence header");
    }

    /**
     * The same with another sequence header, and what the record's first bytes say of it.
     *
     * @param payload of its OBU, at most 16,383 bytes
     */
    public Av1Configuration withSequence(byte[] payload) {
        Av1SequenceHeader changed = Av1SequenceHeaderParser.parse(payload);
        int depth = changed.format().bitDepth();
        int chroma = changed.chromaCode();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(MARKER_AND_VERSION);
        out.write((changed.profile() << 5) | changed.level());
        out.write((changed.highTier() ? 0x80 : 0)
                | (depth > 8 ? 0x40 : 0)
                | (depth > 10 ? 0x20 : 0)
                | (changed.format().chromaFormat() == 0 ? 0x10 : 0)
                | ((chroma / 100) << 3)
                | ((chroma / 10 % 10) << 2)
                | chroma % 10);
        out.writeBytes(Arrays.copyOfRange(record, 3, sequenceStart));
        out.write((Av1ObuType.SEQUENCE_HEADER << 3) | HAS_SIZE);
        out.write(payload.length > 0x7F ? (payload.length & 0x7F) | 0x80 : payload.length);
        if (payload.length > 0x7F) {
            out.write(payload.length >> 7);
        }
        out.writeBytes(payload);
        int end = out.size();
        out.writeBytes(Arrays.copyOfRange(record, sequenceEnd, record.length));
        return new Av1Configuration(out.toByteArray(), sequenceStart, end, payload.clone());
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
