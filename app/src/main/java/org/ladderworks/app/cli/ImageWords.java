package org.ladderworks.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ladderworks.engine.packaging.PackagedPoster;
import org.ladderworks.engine.packaging.ThumbnailTrack;

/** What is told of pictures beside a title. */
final class ImageWords {
    private ImageWords() {}

    /** A line for each kind of them. */
    static List<String> of(Optional<ThumbnailTrack> thumbnails, List<PackagedPoster> posters) {
        List<String> lines = new ArrayList<>();
        thumbnails.ifPresent(track -> lines.add("  %-24s %d thumbnails of %s, one every %s s"
                .formatted(
                        track.path(),
                        track.count(),
                        track.tile(),
                        track.interval().toSeconds(1))));
        if (!posters.isEmpty()) {
            lines.add("  %-24s posters, of %s"
                    .formatted(
                            "images/poster-1 ...",
                            posters.stream()
                                    .map(poster -> poster.time().toSeconds(2) + " s")
                                    .collect(Collectors.joining(", "))));
        }
        return lines;
    }
}
