package org.ladderworks.app.ui.ladder;

import java.util.Locale;
import org.ladderworks.app.ladder.Finding;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.saying.Saying;

/** What may not be meant of a ladder, in words. Pure. */
final class FindingText {
    private FindingText() {}

    static String of(Finding finding, Words words) {
        if (finding.values().stream().findFirst().orElse("") instanceof Saying planned) {
            return words.of(planned);
        }
        return words.of(
                "ladder.finding."
                        + finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                finding.values().toArray());
    }
}
