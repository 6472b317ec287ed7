package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.util.Optional;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.cenc.NotProtectable;
import org.ladderworks.engine.cmaf.cenc.Subsamples;
import org.ladderworks.engine.cmaf.read.FileWindow;
import org.ladderworks.engine.cmaf.video.NalConfiguration;
import org.ladderworks.engine.cmaf.video.SliceHeaders;

/** Tells which bytes of NAL units are to be protected: those behind slice headers (rule 48). */
final class NalParts {
    /** Most slice headers are shorter by far; the rest are read a second time. */
    private static final int USUAL_HEADER = 128;

    private final FileWindow file;
    private final SliceHeaders headers;
    private final Subsamples parts;

    private NalParts(FileWindow file, SliceHeaders headers, Subsamples parts) {
        this.file = file;
        this.headers = headers;
        this.parts = parts;
    }

    static Optional<NalParts> of(FileWindow file, NalConfiguration configuration, Optional<Subsamples> parts) {
        return parts.map(wanted -> new NalParts(file, SliceHeaders.of(configuration), wanted));
    }

    /**
     * Adds a NAL unit to the sample.
     *
     * @param before bytes of its length field
     * @param unit where in the file it begins
     * @param header of it, as a big-endian number
     */
    void add(int before, long unit, long length, int header) throws IOException {
        switch (headers.part(header)) {
            case SLICE -> {
                long clear = Math.min(length, sliceHeader(unit, length));
                parts.add(before + clear, length - clear);
            }
            case CLEAR -> parts.add(before + length, 0);
            case UNKNOWN -> throw NotProtectable.because("NAL units with the header " + Integer.toHexString(header));
        }
    }

    private int sliceHeader(long unit, long length) throws IOException {
        if (length > USUAL_HEADER) {
            try {
                return headers.end(file.bytes(unit, USUAL_HEADER));
            } catch (MalformedMediaException e) {
                // It may only be longer.
            }
        }
        return headers.end(file.bytes(unit, (int) Math.min(length, SliceHeaders.LONGEST)));
    }

    void endSample() {
        parts.endSample();
    }
}
