package org.ladderworks.engine.trickplay;

import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/**
 * WebVTT that names a piece of a sheet for each stretch of the title (WebVTT, "metadata"; Media Fragments URI 1.0, 4.2.2): what
 * Video.js, JW Player and Shaka Player show above the seek bar. Pure.
 */
final class SpriteText {
    private static final Timescale MILLISECONDS = new Timescale(1000);

    private SpriteText() {}

    /**
     * The text.
     *
     * @param times at which thumbnails are shown
     * @param sheets where they are, seen from the text, with a {@code %05d} for the sheet's number, counted from 1
     */
    static String of(ThumbnailPlan plan, List<MediaTime> times, String sheets) {
        StringBuilder text = new StringBuilder("WEBVTT\n");
        long end = plan.length().ticksIn(MILLISECONDS);
        int onSheet = plan.grid().thumbnails();
        for (int i = 0; i < times.size(); i++) {
            int place = i % onSheet;
            long begin = milliseconds(times.get(i));
            long next = i + 1 < times.size() ? milliseconds(times.get(i + 1)) : end;
            text.append('\n')
                    .append(time(begin))
                    .append(" --> ")
                    // A title may end within the millisecond in which its last picture begins.
                    .append(time(Math.max(begin + 1, next)))
                    .append('\n')
                    .append(sheets.formatted(i / onSheet + 1))
                    .append("#xywh=")
                    .append(place % plan.grid().columns() * plan.tile().width())
                    .append(',')
                    .append(place / plan.grid().columns() * plan.tile().height())
                    .append(',')
                    .append(plan.tile().width())
                    .append(',')
                    .append(plan.tile().height())
                    .append('\n');
        }
        return text.toString();
    }

    /** Upwards: before its time another picture is shown. */
    private static long milliseconds(MediaTime time) {
        return time.ticksIn(MILLISECONDS, RoundingMode.CEILING);
    }

    private static String time(long milliseconds) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                milliseconds / 3_600_000,
                milliseconds / 60_000 % 60,
                milliseconds / 1000 % 60,
                milliseconds % 1000);
    }
}
