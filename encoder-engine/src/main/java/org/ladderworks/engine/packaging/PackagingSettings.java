package org.ladderworks.engine.packaging;

import java.nio.file.Path;
import java.util.Optional;
import org.ladderworks.engine.time.MediaTime;

/**
 * How to package.
 *
 * @param directory of the package; made where it is missing, and no file in it is overwritten
 * @param segmentLength wanted, more than zero; empty for the length that suits the GOPs best (rule 44)
 * @param protection how it is encrypted; empty for a clear package
 * @param transport HLS with MPEG-TS beside the CMAF tracks; empty for none
 * @param audioOnlyVariant whether HLS lists sound alone as a variant, beside pictures
 */
public record PackagingSettings(
        Path directory,
        Optional<MediaTime> segmentLength,
        Optional<Protection> protection,
        Optional<TransportSettings> transport,
        boolean audioOnlyVariant) {
    public PackagingSettings {
        segmentLength.ifPresent(length -> {
            if (length.ticks() <= 0) {
                throw new IllegalArgumentException("a segment is longer than nothing");
            }
        });
    }

    /** Without an audio-only variant. */
    public PackagingSettings(
            Path directory,
            Optional<MediaTime> segmentLength,
            Optional<Protection> protection,
            Optional<TransportSettings> transport) {
        this(directory, segmentLength, protection, transport, false);
    }

    /** Of CMAF alone. */
    public PackagingSettings(Path directory, Optional<MediaTime> segmentLength, Optional<Protection> protection) {
        this(directory, segmentLength, protection, Optional.empty(), false);
    }

    /** Of a clear package. */
    public PackagingSettings(Path directory, Optional<MediaTime> segmentLength) {
        this(directory, segmentLength, Optional.empty());
    }
}
