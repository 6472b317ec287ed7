package org.ladderworks.engine.text;

import java.util.List;
import java.util.Locale;
import org.ladderworks.engine.time.Timescale;

/**
 * Cues as WebVTT files (W3C WebVTT, 4.1). Pure text, line feeds only. Each ends with a blank line: some readers of HLS, FFmpeg
 * among them, join segments to one text, and would take the header of the next for a line of the last cue.
 */
public final class WebVtt {
    private static final Timescale MILLISECONDS = new Timescale(1000);

    private WebVtt() {}

    /** A whole text in one file. */
    public static String file(List<Cue> cues) {
        StringBuilder file = new StringBuilder("WEBVTT\n\n");
        cues.forEach(cue -> append(file, cue));
        return file.toString();
    }

    /**
     * A segment of HLS (RFC 8216bis, 3.1.4): cue times count from the title's start in every segment, and the map ties
     * that to the other tracks' clock.
     *
     * @param origin what that clock says, in ticks of 90 kHz, when the first picture is shown: 0 in fragmented MP4
     */
    public static String segment(List<Cue> cues, long origin) {
        StringBuilder file = new StringBuilder("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:" + origin + ",LOCAL:00:00:00.000\n\n");
        cues.forEach(cue -> append(file, cue));
        return file.toString();
    }

    private static void append(StringBuilder file, Cue cue) {
        long start = cue.start().ticksIn(MILLISECONDS);
        // A cue that lasts less than half a millisecond would end when it begins, which is not allowed.
        long end = Math.max(cue.end().ticksIn(MILLISECONDS), start + 1);
        file.append(timestamp(start)).append(" --> ").append(timestamp(end));
        if (!cue.settings().vtt().isEmpty()) {
            file.append(' ').append(cue.settings().vtt());
        }
        file.append('\n').append(cue.text().vtt()).append("\n\n");
    }

    private static String timestamp(long milliseconds) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                milliseconds / 3_600_000,
                milliseconds / 60_000 % 60,
                milliseconds / 1000 % 60,
                milliseconds % 1000);
    }
}
