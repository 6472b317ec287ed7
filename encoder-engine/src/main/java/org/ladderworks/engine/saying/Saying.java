package org.ladderworks.engine.saying;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Something that people are told: prints as English, and is that in JSON. Who says it in another language goes by its phrase.
 *
 * @param values for the places of the phrase, in their order; a value may be a saying itself
 */
public record Saying(Phrase phrase, List<Object> values) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

    public Saying {
        values = List.copyOf(values);
    }

    /** In words that belong to no phrase, such as those of another program. */
    @JsonCreator
    public static Saying inWords(String english) {
        return Verbatim.WORDS.with(english);
    }

    /** In that order, with something between. */
    public static Saying joined(String between, Collection<?> parts) {
        String places = IntStream.range(0, parts.size())
                .mapToObj(place -> "{" + place + "}")
                .collect(Collectors.joining(between));
        return new Saying(new Verbatim(places), List.copyOf(parts));
    }

    /** The whole of it in English. */
    @JsonValue
    public String english() {
        return said(Phrase::english);
    }

    /**
     * The whole of it in another language.
     *
     * @param language gives a phrase there, with places for values; sayings among the values are said by it too
     */
    public String said(Function<Phrase, String> language) {
        String text = phrase instanceof Verbatim ? phrase.english() : language.apply(phrase);
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(value(Integer.parseInt(place.group(1)), language)));
    }

    private String value(int place, Function<Phrase, String> language) {
        Object value = values.get(place);
        return value instanceof Saying inner ? inner.said(language) : value.toString();
    }

    /**
     * Finds a saying again that was kept in English.
     *
     * @param phrases that it may be of, those with more words before those that could be taken for them
     * @return empty where it is of none of them
     */
    public static Optional<Saying> read(Collection<? extends Phrase> phrases, String english) {
        return phrases.stream()
                .flatMap(phrase -> read(phrase, english).stream())
                .findFirst();
    }

    private static Optional<Saying> read(Phrase phrase, String english) {
        List<Integer> places = PLACE.matcher(phrase.english())
                .results()
                .map(place -> Integer.parseInt(place.group(1)))
                .toList();
        String pattern = Arrays.stream(PLACE.split(phrase.english(), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("(.+?)"));
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(english);
        if (!found.matches()) {
            return Optional.empty();
        }
        MatchResult match = found.toMatchResult();
        String[] values = new String[places.size()];
        for (int i = 0; i < values.length; i++) {
            values[places.get(i)] = match.group(i + 1);
        }
        return Optional.of(new Saying(phrase, new ArrayList<>(Arrays.asList(values))));
    }

    @Override
    public String toString() {
        return english();
    }
}
