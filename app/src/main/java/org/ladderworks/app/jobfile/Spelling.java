package org.ladderworks.app.jobfile;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the word that someone likely meant. */
final class Spelling {
    private static final int LONGEST = 100;

    private Spelling() {}

    /** The nearest of the words, where one is so near that a third of the letters or less are wrong. */
    static Optional<String> nearest(String written, Collection<String> words) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        int most = Math.max(1, written.length() / 3);
        return words.stream()
                .filter(word -> distance(written, word) <= most)
                .min(Comparator.comparingInt(word -> distance(written, word)));
    }

    private static int distance(String written, String word) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(written.toLowerCase(Locale.ROOT).replace("_", ""), word.toLowerCase(Locale.ROOT));
    }
}
