package org.ladderworks.engine.pipeline;

import java.util.List;
import org.ladderworks.engine.packaging.PackagedPresentation;

/** What packaging had to leave out of texts. */
final class TextNotes {
    private TextNotes() {}

    static List<String> of(PackagedPresentation presentation) {
        return presentation.text().stream()
                .filter(text -> text.late() > 0)
                .map(text -> JobNote.LATE_CUES.with(text.path(), text.late()).english())
                .toList();
    }
}
