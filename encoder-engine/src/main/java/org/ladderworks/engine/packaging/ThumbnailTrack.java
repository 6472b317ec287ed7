package org.ladderworks.engine.packaging;

import java.util.List;
import java.util.Locale;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/**
 * Thumbnails on sheets of JPEG as written, with which players show where a viewer winds to: all sheets have the same grid,
 * of which the last may be empty in part.
 *
 * @param path folder relative to the package; holds {@code 00001.jpg} and on
 * @param tile size of one thumbnail
 * @param interval between two; the first is of the title's first frame
 * @param count of all of them, at least one
 * @param length of the title
 * @param sheets bytes of each sheet
 */
public record ThumbnailTrack(
        String path,
        Resolution tile,
        int columns,
        int rows,
        MediaTime interval,
        long count,
        MediaTime length,
        List<Long> sheets) {
    public ThumbnailTrack {
        sheets = List.copyOf(sheets);
        if (sheets.size() != Math.ceilDiv(count, columns * rows)) {
            throw new IllegalArgumentException(count + " thumbnails are not on " + sheets.size() + " sheets");
        }
    }

    /** The name of a sheet, counted from 0. */
    public static String fileName(int sheet) {
        return String.format(Locale.ROOT, "%05d.jpg", sheet + 1);
    }

    /** Size of a whole sheet. */
    public Resolution sheet() {
        return new Resolution(tile.width() * columns, tile.height() * rows);
    }

    /** How long a sheet lasts that is full. */
    public MediaTime sheetLength() {
        return new MediaTime(interval.ticks() * columns * rows, interval.timescale());
    }

    /** Over the length of a full sheet, that of the largest one. */
    public Bitrate peak() {
        return Bitrate.of(sheets.stream().mapToLong(Long::longValue).max().orElseThrow(), sheetLength());
    }
}
