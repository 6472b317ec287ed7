package org.ladderworks.engine.pipeline;

import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.time.MediaTime;

/** What lengths of segments may be asked for. */
public final class SegmentLength {
    private static final MediaTime SHORTEST = MediaTime.of(1, 1);
    private static final MediaTime LONGEST = MediaTime.of(15, 1);

    private SegmentLength() {}

    /** Fails with SEGMENT_LENGTH_OUT_OF_RANGE where a wanted length is one that players do not accept (rule 63). */
    public static void check(Optional<MediaTime> segment) {
        segment.ifPresent(length -> {
            if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
                throw new UsageException(
                        ErrorCode.SEGMENT_LENGTH_OUT_OF_RANGE,
                        "segments of " + length.toSeconds(3) + " s are not accepted by players",
                        "Choose between 1 and 15 seconds; 6 suits most.");
            }
        });
    }
}
