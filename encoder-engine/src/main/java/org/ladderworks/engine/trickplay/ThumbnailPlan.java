package org.ladderworks.engine.trickplay;

import java.math.RoundingMode;
import java.util.List;
import java.util.stream.LongStream;
import org.ladderworks.engine.encode.StillsPlan;
import org.ladderworks.engine.encode.VideoPlan;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.packaging.ThumbnailTrack;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timescale;

/**
 * The thumbnails of one title: when, how large, how many, on which sheets. Pure.
 *
 * @param settings as asked for
 * @param stills what they are made of
 * @param tile size of one
 * @param grid of each sheet
 * @param count of thumbnails, at least one
 * @param length of the title
 */
public record ThumbnailPlan(
        ThumbnailSettings settings, StillsPlan stills, Resolution tile, SheetGrid grid, long count, MediaTime length) {
    /** More are of no use to anyone who winds, and a sheet's number has five digits. */
    private static final long MOST = 50_000;

    /** What one run of FFmpeg takes: all of them are named in one argument, of at most 128 KiB on Linux. */
    private static final int MOST_AT_ONCE = 8_000;

    private static final Timescale MILLISECONDS = new Timescale(1000);

    /** Titles of up to so many seconds get a thumbnail every so many milliseconds; what no line fits, every ten seconds. */
    private record Step(int seconds, int milliseconds) {}

    private static final List<Step> STEPS = List.of(new Step(60, 1000), new Step(600, 2000), new Step(1800, 5000));

    private static final int LONG_TITLE_MILLISECONDS = 10_000;

    /** For a title; fails with a UsageException where there would be too many. */
    public static ThumbnailPlan of(ThumbnailSettings settings, VideoPlan video) {
        MediaTime length = video.length();
        MediaTime wanted = settings.interval()
                .map(given -> new MediaTime(given.ticksIn(MILLISECONDS), MILLISECONDS))
                .orElseGet(() -> fitting(length));
        MediaTime frame = video.frameRate().frameDuration();
        // Slides may stand for longer.
        MediaTime interval = wanted.compareTo(frame) < 0
                ? new MediaTime(frame.ticksIn(MILLISECONDS, RoundingMode.CEILING), MILLISECONDS)
                : wanted;
        Resolution shown = video.displayed();
        Resolution tile = fitted(shown, settings.longSide());
        int largest = settings.bif() ? Math.max(settings.longSide(), BifSize.HD.longSide()) : settings.longSide();
        StillsPlan stills = new StillsPlan(interval, fitted(shown, largest));
        long count = stills.count(video.frameRate(), video.frames());
        if (count > MOST) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "a thumbnail every " + interval.toSeconds(3) + " s would be " + count + " of them, and " + MOST
                            + " is the most",
                    "Name a longer interval.");
        }
        if (video.windows().size() == 1 && count > MOST_AT_ONCE) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "a thumbnail every " + interval.toSeconds(3) + " s would be " + count
                            + " of them in a title that is decoded in one run, where " + MOST_AT_ONCE + " is the most",
                    "Name a longer interval.");
        }
        return new ThumbnailPlan(settings, stills, tile, settings.grid().forAtMost(count), count, length);
    }

    /** Names what is made of the stills: equal where every byte would be. */
    public String identity() {
        return "thumbnails-" + tile + "-" + grid + "-" + settings.sprites() + (settings.bif() ? "-bif" : "");
    }

    /** Between two of them. */
    public MediaTime interval() {
        return stills.interval();
    }

    /** When each is shown: at every whole interval. */
    public List<MediaTime> times() {
        return LongStream.range(0, count).mapToObj(stills::time).toList();
    }

    /** Sheets, of which the last may have room left. */
    public int sheets() {
        return Math.toIntExact(Math.ceilDiv(count, grid.thumbnails()));
    }

    /** The folder of the sheets that manifests name, in a package. */
    public String path() {
        return "images/thumbnails-" + tile;
    }

    /**
     * What manifests are told.
     *
     * @param bytes of each sheet
     */
    public ThumbnailTrack track(List<Long> bytes) {
        return new ThumbnailTrack(path(), tile, grid.columns(), grid.rows(), interval(), count, length, bytes);
    }

    private static MediaTime fitting(MediaTime length) {
        int milliseconds = STEPS.stream()
                .filter(step -> length.compareTo(MediaTime.of(step.seconds(), 1)) <= 0)
                .mapToInt(Step::milliseconds)
                .findFirst()
                .orElse(LONG_TITLE_MILLISECONDS);
        return new MediaTime(milliseconds, MILLISECONDS);
    }

    /** Whole chroma samples, so that the tiles of a sheet meet where they should. */
    static Resolution fitted(Resolution shown, int longSide) {
        boolean wide = shown.width() >= shown.height();
        int shortSide =
                shortSide(wide ? shown.height() : shown.width(), wide ? shown.width() : shown.height(), longSide);
        return wide ? new Resolution(longSide, shortSide) : new Resolution(shortSide, longSide);
    }

    private static int shortSide(int ofShort, int ofLong, int longSide) {
        return (int) Math.max(2, Math.round((double) ofShort * longSide / ofLong / 2) * 2);
    }
}
