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
 */
public record PackagingSettings(Path directory, Optional<MediaTime> segmentLength, Optional<Protection> protection) {
    public PackagingSettings {
        segmentLength.ifPresent(length -> {
            if (length.ticks() <= 0) {
                throw new IllegalArgumentException("a segment is longer than nothing");
            }
        });
    }

    /** Of a clear package. */
    public PackagingSettings(Path directory, Optional<MediaTime> segmentLength) {
        this(directory, segmentLength, Optional.empty());
    }
}
