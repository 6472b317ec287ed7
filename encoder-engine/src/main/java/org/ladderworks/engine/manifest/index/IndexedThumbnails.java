package org.ladderworks.engine.manifest.index;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.ladderworks.engine.packaging.ThumbnailTrack;

/**
 * What {@code package.json} says of thumbnails.
 *
 * @param path folder of the sheets, relative to the package
 * @param tile size of one, for example {@code 320x180}
 * @param interval between two, in seconds with three decimals; the first is of the title's first frame
 * @param count of all of them
 */
@JsonPropertyOrder({"path", "tile", "columns", "rows", "interval", "count"})
public record IndexedThumbnails(String path, String tile, int columns, int rows, String interval, long count) {
    static IndexedThumbnails of(ThumbnailTrack track) {
        return new IndexedThumbnails(
                track.path(),
                track.tile().toString(),
                track.columns(),
                track.rows(),
                track.interval().toSeconds(3),
                track.count());
    }
}
