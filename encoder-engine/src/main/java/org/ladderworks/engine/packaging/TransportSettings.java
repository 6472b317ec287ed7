package org.ladderworks.engine.packaging;

import java.util.Optional;

/**
 * That a package has HLS with MPEG-TS beside its CMAF tracks.
 *
 * @param protection empty for clear segments
 */
public record TransportSettings(Optional<SegmentProtection> protection) {
    /** In clear. */
    public static final TransportSettings CLEAR = new TransportSettings(Optional.empty());
}
