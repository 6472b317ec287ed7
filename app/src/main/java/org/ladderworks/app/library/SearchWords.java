package org.ladderworks.app.library;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a text as they are looked for: without case and accents. Pure. */
public final class SearchWords {
    /** Of a word that counts. */
    public static final int LONGEST = 64;

    private static final int MOST = 2_000;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SearchWords() {}

    /** Each once, in the order in which they come; those beyond the {@value #MOST}th are not looked for. */
    public static Set<String> of(String text) {
        Set<String> words = BETWEEN.splitAsStream(folded(text))
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word)
                .distinct()
                .limit(MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return words;
    }

    /** Of a title: its name, tags and file's name before its description. */
    public static Set<String> of(TitleDetails details, String source) {
        return of(String.join(" ", details.name(), String.join(" ", details.tags()), source, details.description()));
    }

    /** By which names are sorted. */
    public static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
