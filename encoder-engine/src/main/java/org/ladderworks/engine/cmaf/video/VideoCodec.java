package org.ladderworks.engine.cmaf.video;

import java.util.Arrays;
import java.util.Optional;

/** The video codecs that are encoded and packaged, in the order in which packages list them: oldest first. */
public enum VideoCodec {
    /** H.264, ISO/IEC 14496-10. */
    AVC("avc", "H.264", "avc1"),
    /** H.265, ISO/IEC 23008-2. */
    HEVC("hevc", "HEVC", "hvc1"),
    AV1("av1", "AV1", "av01");

    private final String label;
    private final String title;
    private final String sampleEntry;

    VideoCodec(String label, String title, String sampleEntry) {
        this.label = label;
        this.title = title;
        this.sampleEntry = sampleEntry;
    }

    /** As in the paths of a package: {@code avc}, {@code hevc} or {@code av1}. */
    public String label() {
        return label;
    }

    /** As people call it. */
    public String title() {
        return title;
    }

    /** Type of the sample entry that is written, with parameter sets in it alone (rule 30). */
    public String sampleEntry() {
        return sampleEntry;
    }

    /** The codec of an RFC 6381 string; empty for another. */
    public static Optional<VideoCodec> ofCodecs(String codecs) {
        return Arrays.stream(values())
                .filter(codec -> codecs.startsWith(codec.sampleEntry + "."))
                .findFirst();
    }
}
