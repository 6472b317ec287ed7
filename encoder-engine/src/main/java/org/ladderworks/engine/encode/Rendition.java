package org.ladderworks.engine.encode;

import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.Loudness;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.MediaTime;

/** One encoded version of the title: its chunks in order, to be joined without gap or overlap. */
public sealed interface Rendition {
    List<TrackFile> chunks();

    /**
     * An encoded rung.
     *
     * @param ceiling what the ladder allowed as the average bit rate; empty where it was encoded elsewhere
     */
    record Video(List<TrackFile> chunks, Optional<Bitrate> ceiling) implements Rendition {
        public Video {
            chunks = List.copyOf(chunks);
        }
    }

    /**
     * An encoded audio track.
     *
     * @param main number of the chunk whose configuration and times count; those before it are silence
     * @param language BCP 47, {@code und} where unknown
     * @param role DASH role: {@code main}, {@code commentary} or {@code description}
     * @param label what a viewer reads when choosing it
     * @param presented how much of it is to be heard; empty for all of it
     * @param loudness empty where it was not measured
     */
    record Audio(
            List<TrackFile> chunks,
            int main,
            String language,
            String role,
            String label,
            Optional<MediaTime> presented,
            Optional<Loudness> loudness)
            implements Rendition {
        public Audio {
            chunks = List.copyOf(chunks);
        }

        Audio withLoudness(Loudness measured) {
            return new Audio(chunks, main, language, role, label, presented, Optional.of(measured));
        }

        /** Sound of unknown loudness. */
        public Audio(
                List<TrackFile> chunks, String language, String role, String label, Optional<MediaTime> presented) {
            this(chunks, 0, language, role, label, presented, Optional.empty());
        }
    }
}
