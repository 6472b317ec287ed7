package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
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
    private final FileWindow file;
    private final Av1Configuration configuration;
    private final String name;
    private final Optional<Av1Parts> parts;
    private boolean keyFrame;

    Av1SampleScanner(FileWindow file, Av1Configuration configuration, String name, Optional<Av1Parts> parts) {
        this.parts = parts;
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
        int kept = 0;
        for (ObuCursor obu = new ObuCursor(file, offset, size); obu.next(); ) {
            if (obu.type() == Av1ObuType.SEQUENCE_HEADER) {
                checkKnown(obu);
                sequence = true;
            } else if (Av1ObuType.beginsFrame(obu.type()) && !frame) {
                if (obu.payload() == obu.end()) {
                    throw obu.overrun();
                }
                frame = true;
                keyFrame = sequence && isShownKeyFrame(file.u8(obu.payload()));
            }
            if (obu.type() != Av1ObuType.TEMPORAL_DELIMITER && obu.type() != Av1ObuType.PADDING) {
                keep.add(obu.start(), obu.end() - obu.start());
                kept += (int) (obu.end() - obu.start());
                if (parts.isPresent()) {
                    parts.get().add(obu);
                }
            }
        }
        parts.ifPresent(Av1Parts::endSample);
        if (!frame) {
            throw new MalformedMediaException("the sample at byte " + offset + " holds no picture");
        }
        return kept;
    }

    /** show_existing_frame 0, frame_type 0 (KEY_FRAME), show_frame 1: then every reference is renewed (7.20). */
    private boolean isShownKeyFrame(int firstByte) {
        return configuration.header().reduced() || (firstByte & 0xF0) == 0x10;
    }

    private void checkKnown(ObuCursor obu) throws IOException {
        byte[] known = configuration.sequence();
        if (obu.end() - obu.payload() != known.length
                || !Arrays.equals(known, file.bytes(obu.payload(), known.length))) {
            throw RenditionReader.unsupported(
                    name + " changes its sequence header at byte " + obu.payload(),
                    "Encode with one setting from beginning to end.");
        }
    }
}
