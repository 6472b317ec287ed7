package org.ladderworks.app.ui.library;

import org.ladderworks.app.library.SourceWarning;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.probe.LeftOut;

/** Titles in words. Pure. */
final class LibraryText {
    private LibraryText() {}

    /** What is to be known of a source; what the engine leaves out of one is kept in its own words. */
    static String warning(String sentence, Words words) {
        return SourceWarning.of(sentence)
                .map(known -> words.of("source." + known.key()))
                .orElseGet(() -> words.kept(sentence, LeftOut.values()));
    }
}
