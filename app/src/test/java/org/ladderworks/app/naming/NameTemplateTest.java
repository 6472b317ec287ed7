package org.ladderworks.app.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.error.UsageException;

/** Templates, and what they make of titles. */
class NameTemplateTest {
    private static NameFacts film(String title, int number) {
        return new NameFacts(
                title,
                "web-h264",
                LocalDate.of(2026, 3, 1),
                number,
                "DSC_0001",
                Optional.of(1080),
                Optional.of("season 1"));
    }

    private static String name(String template, NameFacts facts) {
        return new NameTemplate(template).name(facts);
    }

    @ParameterizedTest
    @CsvSource({
        "{title},A film",
        "{title}-{n:000},A film-007",
        "{n},7",
        "{date} {title} {height}p,2026-03-01 A film 1080p",
        "{tag}_{source}_{preset},season 1_DSC_0001_web-h264",
        "fixed,fixed",
    })
    @DisplayName("fields are filled in")
    void filled(String template, String name) {
        assertThat(name(template, film("A film", 7))).isEqualTo(name);
    }

    @Test
    @DisplayName("numbers are written in digits that all systems read, wherever the operator lives")
    void digits() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(name("{n:00}", film("x", 3))).isEqualTo("03");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is empty",
                "'  '|is empty",
                "{title|brace at character 1 is not closed",
                "a{titel}|{titel} at character 2 is no field",
                "{n:3}|{n:3} at character 1 is no field",
                "{n:0000000000}|is no field",
                "{TITLE}|is no field",
                "a}b|brace at character 2 has none before it",
                "a/b|/ at character 2 cannot be in a name",
                "{title}\\x|\\ at character 8 cannot be in a name",
                "..:|: at character 3",
            })
    @DisplayName("a template that cannot be is refused with what is wrong and where")
    void refused(String template, String words) {
        assertThatThrownBy(() -> new NameTemplate(template))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.remedy()).isNotBlank())
                .hasMessageContaining(words);
    }

    @Test
    @DisplayName("unseen characters and templates that are too long are refused")
    void refusedToo() {
        assertThatThrownBy(() -> new NameTemplate("a\u202Eb")).hasMessageContaining("U+202E at character 2");
        assertThatThrownBy(() -> new NameTemplate("a\nb")).hasMessageContaining("U+000A at character 2");
        assertThatThrownBy(() -> new NameTemplate("x".repeat(101))).hasMessageContaining("101 characters");
        assertThatThrownBy(() -> new NameTemplate("日".repeat(40))).hasMessageContaining("too long for a name");
    }

    @Test
    @DisplayName("what a title says cannot lead out of the folder, and cannot be a field itself")
    void hostile() {
        assertThat(name("{title}", film("../../../root", 1))).isEqualTo("root");
        assertThat(name("a-{title}", film("/../x", 1))).isEqualTo("a--..-x");
        assertThat(name("{title}", film("{n}", 1))).isEqualTo("{n}");
        assertThat(name("{title}", film("NUL", 1))).isEqualTo("NUL_");
        assertThatThrownBy(() -> name("{title}", film("...", 1))).hasMessageContaining("nothing is left");
    }

    @Test
    @DisplayName("long titles are cut, the number behind them never")
    void cut() {
        String name = name("{title}-{source}-{n:000}", film("ä".repeat(400), 42));
        assertThat(name).endsWith("-DSC_0001-042").startsWith("äää");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(SafeName.MOST_BYTES);
        assertThat(name("{title}{title}{n}", film("x".repeat(500), 5)))
                .hasSize(119)
                .endsWith("x5");
    }

    @Test
    @DisplayName("what is not known is refused, not left out")
    void unknown() {
        NameFacts bare =
                new NameFacts("Sound alone", "auto", LocalDate.EPOCH, 1, "a", Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> name("{title}-{height}", bare))
                .hasMessage("nothing is known of the height of “Sound alone”");
        assertThatThrownBy(() -> name("{tag}-{title}", bare)).hasMessage("“Sound alone” has no tag");
        assertThat(name("{title}-{preset}", bare)).isEqualTo("Sound alone-auto");
    }
}
