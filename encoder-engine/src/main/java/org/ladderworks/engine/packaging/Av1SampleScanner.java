package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.util.Arrays;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.read.FileWindow;
import org.ladderworks.engine.cmaf.video.Av1Configuration;
import org.ladderworks.engine.cmaf.video.Av1ObuType;
import org.ladderworks.engine.cmaf.write.FragmentSamples.Dependence;

/**
 * Walks the OBUs of a temporal unit (AV1 Codec ISO Media File Format Binding, 2.4). Temporal delimiters and padding are
 * left out, as the binding wants; a sequence header stays, as a sync sample must hold one, and must be that of
 * {@code av1C}.
 */
final class Av1SampleScanner implements SampleScanner {
    private static final int HAS_EXTENSION = 4;
    private static final int HAS_SIZE = 2;
    private static final int LONGEST_SIZE = 8;

    private final FileWindow file;
    private final Av1Configuration configuration;
    private final String name;
    private boolean keyFrame;

    Av1SampleScanner(FileWindow file, Av1Configuration configuration, String name) {
        this.file = file;
        this.configuration = configuration;
        this.name = name;
    }

    @Override
    public boolean beginsGop() {
        return keyFrame;
    }

    /** Whether others refer to a frame stands deep in its header; players do not need to know. */
    @Override
    public Dependence dependence() {
        return Dependence.DEPENDENT;
    }

    @Override
    public int scan(long offset, int size, ByteRanges keep) throws IOException {
        keyFrame = false;
        boolean sequence = false;
        boolean frame = false;
        long end = offset + size;
        int kept = 0;
        for (long at = offset; at < end; ) {
            int header = file.u8(at);
            int type = header >> 3 & 0xF;
            long payload = at + 1 + ((header & HAS_EXTENSION) != 0 ? 1 : 0);
            // The last OBU may go without its size: it ends where the sample does.
            long length = end - payload;
            if ((header & HAS_SIZE) != 0) {
                length = 0;
                for (int i = 0, next = 0x80; (next & 0x80) != 0; i++, payload++) {
                    if (i == LONGEST_SIZE || payload >= end) {
                        throw overrun(offset);
                    }
                    next = file.u8(payload);
                    length |= (long) (next & 0x7F) << (7 * i);
                }
            }
            if (length < 0 || length > end - payload) {
                throw overrun(offset);
            }
            if (type == Av1ObuType.SEQUENCE_HEADER) {
                checkKnown(payload, length);
                sequence = true;
            } else if (Av1ObuType.beginsFrame(type) && !frame) {
                if (length < 1) {
                    throw overrun(offset);
                }
                frame = true;
                keyFrame = sequence && isShownKeyFrame(file.u8(payload));
            }
            if (type != Av1ObuType.TEMPORAL_DELIMITER && type != Av1ObuType.PADDING) {
                keep.add(at, payload + length - at);
                kept += (int) (payload + length - at);
            }
            at = payload + length;
        }
        if (!frame) {
            throw new MalformedMediaException("the sample at byte " + offset + " holds no picture");
        }
        return kept;
    }

    /** show_existing_frame 0, frame_type 0 (KEY_FRAME), show_frame 1: then every reference is renewed (7.20). */
    private boolean isShownKeyFrame(int firstByte) {
        return configuration.header().reduced() || (firstByte & 0xF0) == 0x10;
    }

    private void checkKnown(long payload, long length) throws IOException {
        byte[] known = configuration.sequence();
        if (length != known.length || !Arrays.equals(known, file.bytes(payload, known.length))) {
            throw RenditionReader.unsupported(
                    name + " changes its sequence header at byte " + payload,
                    "Encode with one setting from beginning to end.");
        }
    }

    private static MalformedMediaException overrun(long offset) {
        return new MalformedMediaException("an OBU overruns the sample at byte " + offset);
    }
}
