package org.ladderworks.app.ui.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.saying.Phrase;
import org.ladderworks.engine.saying.Saying;

/** What the engine tells as kinds with values, and a German window says in German. */
class SayingsTest {
    private static final Pattern ENUMERATION = Pattern.compile("enum \\w+ implements Phrase");
    private static final Pattern PLACE = Pattern.compile("\\{\\d+}");
    private static final Words GERMAN = Words.in(Locale.GERMAN);
    private static final List<Phrase> PHRASES = phrases();

    /** Of all enumerations in the program, tests aside. */
    private static List<Phrase> phrases() {
        return Stream.of("../encoder-engine", "../publisher", ".")
                .map(module -> Path.of(module, "src", "main", "java"))
                .flatMap(SayingsTest::phrases)
                .toList();
    }

    private static Stream<Phrase> phrases(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(SayingsTest::hasPhrases)
                    .map(file -> type(sources.relativize(file)))
                    .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                    .map(Phrase.class::cast)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasPhrases(Path file) {
        try {
            return ENUMERATION.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> type(Path file) {
        String name = file.toString()
                .replace(file.getFileSystem().getSeparator(), ".")
                .replaceFirst("\\.java$", "");
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name, e);
        }
    }

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream("sayings_de.properties"))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static Saying filled(Phrase phrase) {
        return phrase.with(IntStream.range(0, places(phrase.english()).size())
                .mapToObj(place -> "v" + place)
                .toArray());
    }

    @Test
    @DisplayName("every phrase of the program is said in German, with the same values, and nothing else is")
    void complete() throws IOException {
        Properties texts = texts();
        assertThat(PHRASES).hasSizeGreaterThan(15);
        assertThat(texts.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        PHRASES.stream().map(Phrase::key).toList());
        for (Phrase phrase : PHRASES) {
            String text = texts.getProperty(phrase.key());
            assertThat(places(text)).as(phrase.key()).isEqualTo(places(phrase.english()));
            assertThat(text).as(phrase.key()).isNotBlank().doesNotContain("\uFFFD");
        }
    }

    @Test
    @DisplayName("an English window says what was told as it was told, a German one in its own words")
    void said() {
        for (Phrase phrase : PHRASES) {
            Saying saying = filled(phrase);
            assertThat(Words.in(Locale.ENGLISH).of(saying)).isEqualTo(saying.english());
            assertThat(GERMAN.of(saying)).as(phrase.key()).doesNotContain("{");
            if (saying.english().contains(" ") && !saying.values().isEmpty()) {
                assertThat(GERMAN.of(saying)).as(phrase.key()).isNotEqualTo(saying.english());
            }
        }
    }

    @Test
    @DisplayName("every phrase is found again in its own English, among those that it is kept with")
    void keptInEnglish() {
        for (Phrase phrase : PHRASES) {
            Saying saying = filled(phrase);
            List<Phrase> neighbours = PHRASES.stream()
                    .filter(each -> each.getClass() == phrase.getClass())
                    .toList();
            assertThat(Saying.read(neighbours, saying.english()))
                    .as(phrase.key())
                    .contains(saying);
            assertThat(GERMAN.kept(saying.english(), neighbours.toArray(Phrase[]::new)))
                    .isEqualTo(GERMAN.of(saying));
        }
        assertThat(GERMAN.kept("an older sentence", PHRASES.toArray(Phrase[]::new)))
                .isEqualTo("an older sentence");
    }
}
