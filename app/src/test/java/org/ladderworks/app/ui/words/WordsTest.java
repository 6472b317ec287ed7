package org.ladderworks.app.ui.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The languages of the window. */
class WordsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/ladderworks/app/ui");
    private static final Pattern KEY = Pattern.compile("words(?:\\(\\))?\\s*\\.of\\(\\s*\"([a-z.-]+)\"");
    private static final Pattern VALUE = Pattern.compile("\\{(\\d)");

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream(file))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static Set<String> values(String text) {
        Set<String> values = new TreeSet<>();
        Matcher found = VALUE.matcher(text);
        while (found.find()) {
            values.add(found.group(1));
        }
        return values;
    }

    @Test
    @DisplayName("every language has every text, each with the same values, and no text is empty")
    void complete() throws IOException {
        Properties english = texts("studio.properties");
        for (String language : List.of("studio_de.properties")) {
            Properties other = texts(language);
            assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
            for (String key : english.stringPropertyNames()) {
                assertThat(values(other.getProperty(key))).as(key).isEqualTo(values(english.getProperty(key)));
            }
        }
    }

    @Test
    @DisplayName("every text with values can be formed, and none has a single quote, which would hide them")
    void formed() throws IOException {
        for (String file : List.of("studio.properties", "studio_de.properties")) {
            Properties texts = texts(file);
            for (String key : texts.stringPropertyNames()) {
                String text = texts.getProperty(key);
                assertThat(text).as(key).isNotBlank();
                if (!values(text).isEmpty()) {
                    assertThat(text).as(key).doesNotContain("'");
                    assertThat(new MessageFormat(text, Locale.ENGLISH).format(new Object[] {2, 3, 4}))
                            .as(key)
                            .doesNotContain("{");
                }
            }
        }
    }

    @Test
    @DisplayName("every text that the window asks for by a whole key is there")
    void asked() throws IOException {
        Properties english = texts("studio.properties");
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher found = KEY.matcher(Files.readString(file));
                while (found.find()) {
                    asked.add(found.group(1));
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(30);
        assertThat(english.stringPropertyNames())
                .containsAll(asked.stream().filter(key -> !key.endsWith(".")).toList());
    }

    @Test
    void counts() {
        assertThat(Words.in(Locale.ENGLISH).of("library.count", 1)).isEqualTo("1 title");
        assertThat(Words.in(Locale.ENGLISH).of("library.count", 1234)).isEqualTo("1,234 titles");
        assertThat(Words.in(Locale.GERMAN).of("library.count", 1234)).isEqualTo("1.234 Titel");
        assertThat(Words.in(Locale.FRENCH).locale()).isEqualTo(Locale.ENGLISH);
    }
}
