package org.ladderworks.engine.pipeline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;

/** Where a source is to be cut, or how long the piece is to be, as an operator wrote it. Counted from the first frame. */
public sealed interface CutPoint {
    /** As it was written, for messages. */
    String text();

    /** The time that is meant in a source of this rate; fails with a UsageException for a time code that it does not have. */
    MediaTime at(FrameRate rate);

    /** Seconds, or hours, minutes and seconds; both with up to six decimals. */
    record Clock(String text, MediaTime time) implements CutPoint {
        @Override
        public MediaTime at(FrameRate rate) {
            return time;
        }
    }

    /** Hours, minutes, seconds and frames, counted in whole frames (SMPTE ST 12-1). */
    record Timecode(String text, org.ladderworks.engine.time.Timecode code) implements CutPoint {
        @Override
        public MediaTime at(FrameRate rate) {
            code.whyNotAt(rate).ifPresent(why -> {
                throw new UsageException(
                        ErrorCode.BAD_CUT,
                        "the time code " + text + ": " + why,
                        "Give seconds, or a time code at its rate.");
            });
            return rate.timeOf(code.frameNumber(rate));
        }
    }

    /**
     * Reads {@code 12.5}, {@code 00:01:02.500}, {@code 00:01:02:12} or, drop-frame, {@code 00:01:02;12}.
     *
     * @throws UsageException BAD_CUT where it is none of these
     */
    static CutPoint parse(String text) {
        Matcher seconds = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?").matcher(text);
        if (seconds.matches()) {
            return new Clock(text, MediaTime.ofSeconds(text));
        }
        Matcher clock = Pattern.compile("(\\d{1,2}):([0-5]\\d):([0-5]\\d(?:\\.\\d{1,6})?)")
                .matcher(text);
        if (clock.matches()) {
            MediaTime minutes = MediaTime.of(minutes(clock) * 60L, 1);
            return new Clock(text, minutes.plus(MediaTime.ofSeconds(clock.group(3))));
        }
        var code = org.ladderworks.engine.time.Timecode.parse(text);
        if (code.isPresent()) {
            return new Timecode(text, code.get());
        }
        throw new UsageException(
                ErrorCode.BAD_CUT,
                "'" + text + "' is no time",
                "Give seconds (12.5), HH:MM:SS.mmm, or a time code HH:MM:SS:FF (drop-frame HH:MM:SS;FF).");
    }

    private static int minutes(Matcher matcher) {
        return Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
    }
}
