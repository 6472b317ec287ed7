package org.ladderworks.engine.cmaf.read;

import java.util.Optional;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/**
 * The edits that files for streaming have (ISO/IEC 14496-12, 8.6.6): at most a delay, then one piece of media.
 *
 * @param delay length of the initial empty edits; zero where there is none
 * @param mediaTime where in the media the presentation begins, in ticks of the track's timescale
 * @param length how much is presented; empty where that is open or all
 * @param simple false where there are further edits, or a rate other than one
 */
public record EditList(MediaTime delay, long mediaTime, Optional<MediaTime> length, boolean simple) {
    static final EditList NONE = new EditList(MediaTime.ZERO, 0, Optional.empty(), true);

    static EditList parse(ByteReader elst, Timescale movie) {
        int version = Box.version(elst);
        int count = elst.count(version == 1 ? 20 : 12);
        long delay = 0;
        for (int i = 0; i < count; i++) {
            long duration = version == 1 ? elst.u64() : elst.u32();
            long mediaTime = version == 1 ? elst.i64() : elst.i32();
            boolean normalRate = elst.i32() == 0x0001_0000;
            if (mediaTime == -1 && i < count - 1) {
                delay += duration;
                checkRange(delay);
                continue;
            }
            checkRange(mediaTime);
            checkRange(duration);
            Optional<MediaTime> length = duration == 0 ? Optional.empty() : Optional.of(new MediaTime(duration, movie));
            return new EditList(new MediaTime(delay, movie), mediaTime, length, normalRate && i == count - 1);
        }
        return NONE;
    }

    private static void checkRange(long ticks) {
        if (ticks < 0 || ticks > 1L << 53) {
            throw new MalformedMediaException("an edit list holds a time out of range");
        }
    }
}
