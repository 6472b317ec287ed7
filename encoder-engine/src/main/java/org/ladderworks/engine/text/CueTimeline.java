package org.ladderworks.engine.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/** Brings cues to the title's timeline. Pure. */
public final class CueTimeline {
    private static final Timescale MICROSECONDS = new Timescale(1_000_000);

    private CueTimeline() {}

    /**
     * The cues counted from {@code zero} instead of their own clock's zero, in the order of their starts. Those that are over
     * by then are left out, those that have begun begin at zero; both are noted.
     */
    public static TimedText from(MediaTime zero, TimedText read) {
        long offset = zero.ticksIn(MICROSECONDS);
        List<Cue> cues = new ArrayList<>();
        int before = 0;
        int begun = 0;
        for (Cue cue : read.cues()) {
            long start = cue.start().ticksIn(MICROSECONDS) - offset;
            long end = cue.end().ticksIn(MICROSECONDS) - offset;
            if (end <= 0) {
                before++;
                continue;
            }
            begun += start < 0 ? 1 : 0;
            cues.add(cue.at(at(Math.max(0, start)), at(Math.max(end, Math.max(0, start) + 1))));
        }
        cues.sort(Comparator.comparing(Cue::start).thenComparing(Cue::end));
        List<String> notes = new ArrayList<>(read.notes());
        if (before > 0) {
            notes.add(before + " cues before the first picture are left out");
        }
        if (begun > 0) {
            notes.add(begun + " cues that begin before the first picture begin with it");
        }
        return new TimedText(cues, notes);
    }

    /** What is shown before {@code end}: later cues are left out, the last ones end there. */
    public static List<Cue> until(MediaTime end, List<Cue> cues) {
        return cues.stream()
                .filter(cue -> cue.start().compareTo(end) < 0)
                .map(cue -> cue.end().compareTo(end) > 0 ? cue.at(cue.start(), end) : cue)
                .toList();
    }

    private static MediaTime at(long microseconds) {
        return new MediaTime(microseconds, MICROSECONDS);
    }
}
