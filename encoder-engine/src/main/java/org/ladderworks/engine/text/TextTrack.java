package org.ladderworks.engine.text;

import java.util.List;

/**
 * One text of a title, as it is to be packaged.
 *
 * @param language BCP 47, {@code und} where unknown
 * @param label what a viewer reads when choosing it; differs between the texts of a title
 * @param isDefault true where it is shown unless a viewer decides otherwise; of one text at most
 * @param cues in the order of their starts, zero being the first picture of the title
 */
public record TextTrack(String language, String label, TextRole role, boolean isDefault, List<Cue> cues) {
    public TextTrack {
        cues = List.copyOf(cues);
    }
}
