package org.ladderworks.app.ui.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.app.library.SourceWarning;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/** Errors as a German window says them: every code that there is, and that docs/errors.md has, in words of its own. */
class ErrorsInGermanTest {
    private static final Pattern SECTION = Pattern.compile("(?ms)^### (\\S+) [^\\n]+\\n(.*?)(?=^##|\\z)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Words GERMAN = Words.in(Locale.GERMAN);

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream("errors_de.properties"))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        for (MatchResult section : SECTION.matcher(Files.readString(Path.of("../docs/errors.md")))
                .results()
                .toList()) {
            sections.put(section.group(1), section.group(2).replaceAll("\\s+", " "));
        }
        return sections;
    }

    @Test
    @DisplayName(
            "the codes with German words are those of the engine and of docs/errors.md, each with what and what to do")
    void complete() throws IOException {
        Properties texts = texts();
        Stream<String> wanted = Arrays.stream(ErrorCode.values())
                .map(ErrorCode::label)
                .flatMap(each -> Stream.of(each + ".means", each + ".do"));
        assertThat(texts.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(wanted.toList());
        assertThat(documented().keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::label).toList());
        assertThat(texts.stringPropertyNames())
                .allSatisfy(key -> assertThat(texts.getProperty(key))
                        .as(key)
                        .hasSizeGreaterThan(8)
                        .endsWith(".")
                        .doesNotContain("](", "\uFFFD"));
    }

    @Test
    @DisplayName("no German text is the English one, and names no command or option that the English has not")
    void translated() throws IOException {
        Properties texts = texts();
        Map<String, String> documented = documented();
        texts.stringPropertyNames().forEach(key -> {
            String text = texts.getProperty(key);
            String english = documented.getOrDefault(key.substring(0, key.indexOf('.')), "");
            assertThat(english).as(key).doesNotContain(text);
            CODE.matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .forEach(named -> assertThat(english).as(key).contains(named));
        });
    }

    @Test
    @DisplayName(
            "a German window says what a code means, with the engine's own sentence beneath; an English one that sentence alone")
    void said() {
        UsageException error = new UsageException(ErrorCode.JOB_UNKNOWN, "there is no job 17", "Look with `jobs`.");
        SaidError german = GERMAN.error(error);
        assertThat(german.what()).isEqualTo("In der Warteschlange gibt es keinen Auftrag mit dieser Nummer.");
        assertThat(german.remedy()).isEqualTo("Mit `ladderworks jobs --all` nachsehen.");
        assertThat(german.detail()).isEqualTo("there is no job 17. Look with `jobs`.");
        assertThat(Words.in(Locale.ENGLISH).error(error))
                .isEqualTo(new SaidError("there is no job 17", "Look with `jobs`.", ""));
        assertThat(GERMAN.error("", "what", "do")).isEqualTo(new SaidError("what", "do", ""));
    }

    @Test
    @DisplayName("what is known of a source is said in German; the sentence that is kept is found again")
    void warnings() {
        for (SourceWarning warning : SourceWarning.values()) {
            assertThat(SourceWarning.of(warning.sentence())).contains(warning);
            assertThat(GERMAN.of("source." + warning.key())).isNotEqualTo(warning.sentence());
            assertThat(Words.in(Locale.ENGLISH).of("source." + warning.key())).isEqualTo(warning.sentence());
        }
        assertThat(SourceWarning.of("stream 3 (bin_data) is left out")).isEmpty();
    }
}
