package org.ladderworks.engine.trickplay;

import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/**
 * What is asked of thumbnails.
 *
 * @param interval between two, 0.1 to 3,600 s, in whole milliseconds; empty for what fits the title's length
 * @param longSide of one: its width, or its height where it is portrait; 64 to 1,080 pixels, even
 * @param grid how they lie on sheets; a short title gets a smaller one
 * @param sprites what the sheets of {@code thumbnails.vtt} are written as
 * @param bif whether Roku's archives are written too
 */
public record ThumbnailSettings(
        Optional<MediaTime> interval, int longSide, SheetGrid grid, ImageFormat sprites, boolean bif) {
    /** What the decoders of phones and television sets take for sure: the side of a sheet, in pixels. */
    public static final int LARGEST_SHEET = 4096;

    /** DASH-IF interoperability points, 6.2.6: no thumbnail is larger. */
    private static final int LARGEST = 1080;

    private static final int SMALLEST = 64;
    private static final Timescale MILLISECONDS = new Timescale(1000);
    private static final long SHORTEST_INTERVAL = 100;
    private static final long LONGEST_INTERVAL = 3_600_000;

    /** 320 pixels wide, twenty-five on a sheet. */
    public static ThumbnailSettings standard() {
        return new ThumbnailSettings(Optional.empty(), 320, new SheetGrid(5, 5), ImageFormat.JPEG, false);
    }

    /** The same at another interval. */
    public ThumbnailSettings withInterval(MediaTime changed) {
        return new ThumbnailSettings(Optional.of(changed), longSide, grid, sprites, bif);
    }

    /** The same on other sheets. */
    public ThumbnailSettings with(SheetGrid changed) {
        return new ThumbnailSettings(interval, longSide, changed, sprites, bif);
    }

    /** The same with sprites written as something else. */
    public ThumbnailSettings with(ImageFormat changed) {
        return new ThumbnailSettings(interval, longSide, grid, changed, bif);
    }

    /** The same with thumbnails of another size. */
    public ThumbnailSettings withLongSide(int changed) {
        return new ThumbnailSettings(interval, changed, grid, sprites, bif);
    }

    /** The same with Roku's archives. */
    public ThumbnailSettings withBif() {
        return new ThumbnailSettings(interval, longSide, grid, sprites, true);
    }

    /** Refuses what cannot be, before anything is done. */
    public void check() {
        interval.ifPresent(ThumbnailSettings::checkInterval);
        if (longSide < SMALLEST || longSide > LARGEST || longSide % 2 != 0) {
            throw refused(
                    "thumbnails of " + longSide + " pixels cannot be",
                    "Name an even size of " + SMALLEST + " to " + LARGEST + " pixels, such as 320.");
        }
        int most = Math.max(grid.columns(), grid.rows()) * longSide;
        if (most > LARGEST_SHEET) {
            throw refused(
                    "sheets of " + grid + " thumbnails of " + longSide + " pixels may be " + most
                            + " pixels wide or high, and many devices decode no more than " + LARGEST_SHEET,
                    "Name smaller thumbnails or fewer to a sheet, such as 5x5 of 320 pixels.");
        }
    }

    private static void checkInterval(MediaTime interval) {
        long milliseconds = interval.ticksIn(MILLISECONDS);
        if (!interval.sameAs(new MediaTime(milliseconds, MILLISECONDS))
                || milliseconds < SHORTEST_INTERVAL
                || milliseconds > LONGEST_INTERVAL) {
            throw refused(
                    "a thumbnail every " + interval.toSeconds(6) + " s cannot be",
                    "Name 0.1 to 3600 seconds with no more than three decimals, such as 10.");
        }
    }

    private static UsageException refused(String what, String remedy) {
        return new UsageException(ErrorCode.BAD_USAGE, what, remedy);
    }
}
