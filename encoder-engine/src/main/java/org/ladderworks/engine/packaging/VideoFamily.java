package org.ladderworks.engine.packaging;

import java.util.Comparator;
import java.util.Optional;
import org.ladderworks.engine.cmaf.video.VideoCodec;

/**
 * Rungs of one codec and one dynamic range: a ladder of its own, complete for the devices that take it (rule 7).
 *
 * @param highDynamicRange whether the transfer is PQ or HLG
 */
public record VideoFamily(VideoCodec codec, boolean highDynamicRange) implements Comparable<VideoFamily> {
    private static final int PQ = 16;
    private static final int HLG = 18;

    private static final Comparator<VideoFamily> ORDER =
            Comparator.comparing(VideoFamily::highDynamicRange).thenComparing(VideoFamily::codec);

    /** The family of an RFC 6381 string and a transfer characteristic of ISO/IEC 23091-2. */
    static VideoFamily of(String codecs, Optional<PackagedTrack.Colour> colour) {
        VideoCodec codec = VideoCodec.ofCodecs(codecs)
                .orElseThrow(() -> new IllegalArgumentException("no video codec that is packaged: " + codecs));
        return of(codec, colour.map(PackagedTrack.Colour::transfer).orElse(0));
    }

    static VideoFamily of(VideoCodec codec, int transfer) {
        return new VideoFamily(codec, transfer == PQ || transfer == HLG);
    }

    /** As in paths: {@code avc}, {@code hevc-hdr}. */
    public String label() {
        return codec.label() + (highDynamicRange ? "-hdr" : "");
    }

    /** SDR first, within a range old codecs first: what most players take comes before what fewer take. */
    @Override
    public int compareTo(VideoFamily other) {
        return ORDER.compare(this, other);
    }
}
