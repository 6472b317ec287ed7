package org.ladderworks.engine.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What was read of a text.
 *
 * @param cues as they came, on the text's own timeline
 * @param notes what an operator should know: what was guessed, what was left out
 */
public record TimedText(List<Cue> cues, List<String> notes) {
    public TimedText {
        cues = List.copyOf(cues);
        notes = List.copyOf(notes);
    }

    /** The same with one more note, which comes first. */
    public TimedText noting(String note) {
        List<String> all = new ArrayList<>();
        all.add(note);
        all.addAll(notes);
        return new TimedText(cues, all);
    }
}
