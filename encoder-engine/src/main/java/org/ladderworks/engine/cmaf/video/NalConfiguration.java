package org.ladderworks.engine.cmaf.video;

/** The configuration of a codec whose samples are NAL units with lengths before them (ISO/IEC 14496-15, 4.3). */
public sealed interface NalConfiguration extends VideoConfiguration permits AvcConfiguration, HevcConfiguration {
    NalRecord nal();

    @Override
    default byte[] record() {
        return nal().bytes();
    }

    /** Bytes of the length field before each NAL unit: 1, 2 or 4. */
    default int lengthSize() {
        return nal().lengthSize();
    }

    /** True where the record holds exactly this parameter set. */
    default boolean holds(byte[] nalUnit) {
        return nal().holds(nalUnit);
    }

    /** Bytes of a NAL unit's header that {@link #kind} needs. */
    int headerSize();

    /** What a NAL unit is, by its header read as a big-endian number. */
    NalKind kind(int header);

    /** True for supplemental enhancement information that stands before its picture. */
    boolean isSei(int header);

    /** What packaging does about a NAL unit. */
    enum NalKind {
        /** A slice of an IDR picture: decoding can begin there, and nothing after it refers to before it. */
        IDR,
        /** A slice of a picture that others may refer to. */
        REFERENCE,
        /** A slice of a picture that none refers to. */
        DISPOSABLE,
        PARAMETER_SET,
        /** Anything else; kept as it is. */
        OTHER
    }
}
