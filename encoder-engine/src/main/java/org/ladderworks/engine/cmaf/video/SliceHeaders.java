package org.ladderworks.engine.cmaf.video;

/**
 * Where slice headers end: only what comes after them is encrypted (ISO/IEC 23001-7, 9.5; ISO/IEC 23000-19, 8.2.2.2).
 * Made from a track's parameter sets; immutable.
 */
public sealed interface SliceHeaders permits AvcSliceHeaders, HevcSliceHeaders {
    /** Longer headers exist on paper alone. */
    int LONGEST = 16 * 1024;

    /**
     * For a track.
     *
     * @throws org.ladderworks.engine.cmaf.MalformedMediaException where its parameter sets cannot be read
     */
    static SliceHeaders of(NalConfiguration configuration) {
        return switch (configuration) {
            case AvcConfiguration avc -> AvcSliceHeaders.of(avc);
            case HevcConfiguration hevc -> HevcSliceHeaders.of(hevc);
        };
    }

    /**
     * What encryption does about a NAL unit.
     *
     * @param header of it, as a big-endian number
     */
    Part part(int header);

    /**
     * Bytes from the beginning of a NAL unit to the first whole byte behind its slice header, emulation prevention bytes
     * counted. Never more than are there.
     *
     * @param nalUnit with its header, or so much of its beginning as holds the slice header
     * @throws org.ladderworks.engine.cmaf.MalformedMediaException where the bytes end inside the header, or it
     *     contradicts the parameter sets
     * @throws org.ladderworks.engine.error.DrmException STREAM_NOT_PROTECTABLE where it is of a kind that is not known here
     */
    int end(byte[] nalUnit);

    /** What a NAL unit is to encryption. */
    enum Part {
        /** A slice, protected behind its header. */
        SLICE,
        /** No pictures are in it. */
        CLEAR,
        /** Pictures that could not be protected and would go out in clear. */
        UNKNOWN
    }
}
