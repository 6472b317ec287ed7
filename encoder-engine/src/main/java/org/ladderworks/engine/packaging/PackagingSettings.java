package org.ladderworks.engine.packaging;

import java.nio.file.Path;
import java.util.Optional;
import org.ladderworks.engine.time.MediaTime;

/**
 * How to package.
 *
 * @param directory of the package; made where it is missing, and no file in it is overwritten
 * @param segmentLength wanted, more than zero; empty for the length that suits the GOPs best (rule 44)
 */
public record PackagingSettings(Path directory, Optional<MediaTime> segmentLength) {
    public PackagingSettings {
        segmentLength.ifPresent(length -> {
            if (length.ticks() <= 0) {
                throw new IllegalArgumentException("a segment is longer than nothing");
            }
        });
    }
}
