package org.ladderworks.engine.source.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;

/** Room on the disk for what is being fetched: asked for before it is written, and again and again while it is. */
@FunctionalInterface
public interface FetchRoom {
    /** Left to others. */
    long RESERVE = 64L << 20;

    /** Refuses what does not fit now. */
    FetchRoom REFUSING = (location, folder, missing) -> {
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room - RESERVE < missing) {
            throw new SourceException(
                    ErrorCode.SOURCE_NO_ROOM,
                    "%s does not fit on the disk of %s: %d MB are missing"
                            .formatted(location, folder, (missing - room + RESERVE) / 1_000_000 + 1),
                    "Free some space, or choose another disk with --work.");
        }
    };

    /**
     * Returns when so much may be written to a folder; may block until then.
     *
     * @param missing bytes that are still to come; 0 where that is not known
     * @throws SourceException SOURCE_NO_ROOM where there is none
     * @throws IOException where the disk does not tell its room
     */
    void need(RemoteLocation location, Path folder, long missing) throws IOException;
}
