package org.ladderworks.app.preview;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/** Where the bytes of footage lie. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Material.WholeFile.class, name = "file"),
    @JsonSubTypes.Type(value = Material.Segmented.class, name = "segments")
})
public sealed interface Material {
    /** One local file with all of it. */
    record WholeFile(Path file) implements Material {}

    /**
     * A CMAF track: an init segment and its media segments, in order.
     *
     * @param folder absolute
     * @param init a name in that folder
     * @param timescale of the start times
     * @param key for encrypted segments
     */
    record Segmented(Path folder, String init, Timescale timescale, List<Part> parts, Optional<FootageKey> key)
            implements Material {
        public Segmented {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a track without segments");
            }
        }

        /** The number of the last segment that begins at this time or before; 0 where all begin later. */
        public int partAt(MediaTime time) {
            int low = 0;
            int high = parts.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (MediaTime.of(parts.get(middle).start(), timescale.ticksPerSecond())
                                .compareTo(time)
                        <= 0) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }
    }

    /**
     * A media segment.
     *
     * @param name in the track's folder
     * @param start its presentation time, in ticks
     */
    record Part(String name, long start) {}
}
