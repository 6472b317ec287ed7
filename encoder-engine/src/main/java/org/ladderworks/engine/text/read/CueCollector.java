package org.ladderworks.engine.text.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.text.Cue;
import org.ladderworks.engine.text.CueSettings;
import org.ladderworks.engine.text.CueText;
import org.ladderworks.engine.time.MediaTime;

/** Takes what a reader finds, and counts what it has to leave out. */
final class CueCollector {
    private final String name;
    private final List<Cue> cues = new ArrayList<>();
    private final Map<String, Integer> leftOut = new LinkedHashMap<>();

    CueCollector(String name) {
        this.name = name;
    }

    /**
     * One cue.
     *
     * @param start in microseconds
     * @param end in microseconds
     * @param text empty where nothing of it can be seen
     */
    void add(long start, long end, Optional<CueText> text, CueSettings settings) {
        if (end <= start) {
            leaveOut("that end when they begin or before");
        } else if (text.isEmpty()) {
            leaveOut("without text");
        } else if (cues.size() == TextReader.MOST_CUES) {
            throw TextReader.unusable(name + " has more than " + TextReader.MOST_CUES + " cues");
        } else {
            cues.add(new Cue(
                    MediaTime.of(start, 1_000_000), MediaTime.of(end, 1_000_000), text.orElseThrow(), settings));
        }
    }

    void leaveOut(String why) {
        leftOut.merge(why, 1, Integer::sum);
    }

    List<Cue> cues() {
        return cues;
    }

    List<String> notes() {
        return leftOut.entrySet().stream()
                .map(entry -> entry.getValue() + " cues " + entry.getKey() + " are left out")
                .toList();
    }
}
