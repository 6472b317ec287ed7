package org.ladderworks.engine.text;

import org.ladderworks.engine.time.MediaTime;

/**
 * A text that is shown for a while.
 *
 * @param start when it appears; on the title's timeline zero is the first picture, before that on its file's own
 * @param end when it goes, after {@code start}
 */
public record Cue(MediaTime start, MediaTime end, CueText text, CueSettings settings) {
    public Cue {
        if (start.compareTo(end) >= 0) {
            throw new IllegalArgumentException("a cue ends after it begins: " + start + " to " + end);
        }
    }

    /** The same text at another time. */
    public Cue at(MediaTime newStart, MediaTime newEnd) {
        return new Cue(newStart, newEnd, text, settings);
    }
}
