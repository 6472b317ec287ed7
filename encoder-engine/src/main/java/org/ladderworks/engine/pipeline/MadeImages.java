package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.packaging.PackagedPoster;
import org.ladderworks.engine.packaging.ThumbnailTrack;
import org.ladderworks.engine.time.MediaTime;

/**
 * Pictures of a title that are in their folder.
 *
 * @param duration of the title
 * @param posters the one to show first; empty for none
 * @param notes what an operator should know of them
 */
public record MadeImages(
        Path folder,
        MediaTime duration,
        Optional<ThumbnailTrack> thumbnails,
        List<PackagedPoster> posters,
        List<String> notes) {
    public MadeImages {
        posters = List.copyOf(posters);
        notes = List.copyOf(notes);
    }
}
