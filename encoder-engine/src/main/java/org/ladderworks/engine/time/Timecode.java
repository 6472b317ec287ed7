package org.ladderworks.engine.time;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of a frame as hours, minutes, seconds and frames (SMPTE ST 12-1). Frames are counted whole: a second has as many
 * as the frame rate rounded to the nearest.
 *
 * @param dropFrame whether numbers are left out so that 29.97 or 59.94 frames a second keep up with the clock
 */
public record Timecode(int hours, int minutes, int seconds, int frames, boolean dropFrame) {
    private static final int NTSC_DENOMINATOR = 1001;

    /** Numbers left out at the start of a minute, in a count of thirty to the second (SMPTE ST 12-1, 5.2.2). */
    private static final int DROPPED_OF_THIRTY = 2;

    private static final int DAY_MINUTES = 24 * 60;

    /** The first of all. */
    public static final Timecode ZERO = new Timecode(0, 0, 0, 0, false);

    public Timecode {
        if (hours < 0 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59 || frames < 0) {
            throw new IllegalArgumentException("no time code: " + hours + ":" + minutes + ":" + seconds + ":" + frames);
        }
    }

    /** Reads {@code 00:01:02:12} or, drop-frame, {@code 00:01:02;12}; empty for all else. */
    public static Optional<Timecode> parse(String text) {
        Matcher code = Pattern.compile("(\\d{1,2}):([0-5]\\d):([0-5]\\d)([:;])(\\d{2,3})")
                .matcher(text);
        return code.matches()
                ? Optional.of(new Timecode(
                        Integer.parseInt(code.group(1)),
                        Integer.parseInt(code.group(2)),
                        Integer.parseInt(code.group(3)),
                        Integer.parseInt(code.group(5)),
                        code.group(4).equals(";")))
                : Optional.empty();
    }

    /** Numbers that a second has. */
    public static int perSecond(FrameRate rate) {
        return (int) Math.round(rate.approximate());
    }

    /** True for 29.97 and 59.94 frames a second, and whole multiples. */
    public static boolean mayDrop(FrameRate rate) {
        return rate.denominator() == NTSC_DENOMINATOR && perSecond(rate) % 30 == 0;
    }

    /** Why a timeline of that rate has no such time code, as a part of a sentence; empty where it has it. */
    public Optional<String> whyNotAt(FrameRate rate) {
        if (frames >= perSecond(rate)) {
            return Optional.of("there is no frame " + frames + " in a second of " + rate + " fps");
        }
        if (dropFrame && !mayDrop(rate)) {
            return Optional.of("drop-frame time code is for 29.97 and 59.94 fps; the source has " + rate);
        }
        return dropFrame && seconds == 0 && frames < dropped(rate) && minutes % 10 != 0
                ? Optional.of("drop-frame time code leaves out this number")
                : Optional.empty();
    }

    /** Frames from 00:00:00:00 to this one, at a rate that has it. */
    public long frameNumber(FrameRate rate) {
        long minute = hours * 60L + minutes;
        long number = (minute * 60 + seconds) * perSecond(rate) + frames;
        return dropFrame ? number - dropped(rate) * (minute - minute / 10) : number;
    }

    /** The time code of a frame; after a day they begin anew. */
    public static Timecode of(long frameNumber, FrameRate rate, boolean dropFrame) {
        int perSecond = perSecond(rate);
        long dropped = dropFrame ? dropped(rate) : 0;
        long day = (long) DAY_MINUTES * 60 * perSecond - dropped * (DAY_MINUTES - DAY_MINUTES / 10);
        long number = Math.floorMod(frameNumber, day);
        if (dropFrame) {
            long minute = 60L * perSecond - dropped;
            long ten = 10 * minute + dropped;
            // The first minute of ten has all its numbers.
            long behindFirst = number % ten - (minute + dropped);
            long minutes = behindFirst < 0 ? 0 : behindFirst / minute + 1;
            number += dropped * (9 * (number / ten) + minutes);
        }
        long seconds = number / perSecond;
        return new Timecode(
                (int) (seconds / 3600),
                (int) (seconds / 60 % 60),
                (int) (seconds % 60),
                (int) (number % perSecond),
                dropFrame);
    }

    private static int dropped(FrameRate rate) {
        return perSecond(rate) / 30 * DROPPED_OF_THIRTY;
    }

    @Override
    public String toString() {
        return "%02d:%02d:%02d%s%02d".formatted(hours, minutes, seconds, dropFrame ? ";" : ":", frames);
    }
}
