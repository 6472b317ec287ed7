package org.ladderworks.app.ui.review;

import java.nio.file.Path;
import org.ladderworks.app.studio.Viewing;
import org.ladderworks.engine.packaging.ThumbnailTrack;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/** A thumbnail on its sheet: the part of that picture that it is. */
public record Thumbnail(Path sheet, int x, int y, int width, int height) {
    /** The one that is shown at a time. */
    static Thumbnail of(Viewing.Thumbnails sheets, MediaTime time) {
        long number = sheets.at(time);
        int each = sheets.columns() * sheets.rows();
        int place = (int) (number % each);
        Resolution tile = sheets.tile();
        return new Thumbnail(
                sheets.folder().resolve(ThumbnailTrack.fileName((int) (number / each))),
                place % sheets.columns() * tile.width(),
                place / sheets.columns() * tile.height(),
                tile.width(),
                tile.height());
    }
}
