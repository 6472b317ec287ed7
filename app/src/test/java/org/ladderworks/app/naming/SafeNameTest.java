package org.ladderworks.app.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that any file system takes. */
class SafeNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Der Untergang|Der Untergang",
                "a/b\\c:d*e?f\"g<h>i|a-b-c-d-e-f-g-h-i",
                "../../etc/passwd|etc-passwd",
                "-rf|rf",
                ".hidden|hidden",
                "~user|user",
                "ends.. . .|ends",
                "CON|CON_",
                "con|con_",
                "Aux.film|Aux_.film",
                "lpt1 .mp4|lpt1_.mp4",
                "COM¹|COM¹_",
                "CONSOLE|CONSOLE",
                "COM10|COM10",
                "two   blanks|two blanks",
                "日本語|日本語",
            })
    @DisplayName("what no system takes is replaced; letters of all languages stay")
    void replaced(String text, String name) {
        assertThat(SafeName.of(text)).isEqualTo(name);
    }

    @Test
    @DisplayName("what is not seen, controls, and halves of characters do not come in")
    void unseen() {
        assertThat(SafeName.of("gpj.\u202Efilm")).isEqualTo("gpj.film");
        assertThat(SafeName.of("a\u200Bb\u0000c\nd\uD800e")).isEqualTo("ab-c d-e");
        assertThat(SafeName.of("...")).isEmpty();
        assertThat(SafeName.of(" \t\u00A0 ")).isEmpty();
    }

    @Test
    @DisplayName("names are composed, also where something was taken out between a letter and its accent")
    void composed() {
        assertThat(SafeName.of("e\u0301te\u0301")).isEqualTo("\u00E9t\u00E9");
        assertThat(SafeName.of("e\u200B\u0301")).isEqualTo("\u00E9");
    }

    @Test
    @DisplayName("a name is cut between letters, not within one, and never ends in a dot or a blank")
    void cut() {
        assertThat(SafeName.of("ü".repeat(300))).isEqualTo("ü".repeat(SafeName.MOST_BYTES / 2));
        assertThat(SafeName.of("a" + "😀".repeat(100))).isEqualTo("a" + "😀".repeat(29));
        assertThat(SafeName.of("a".repeat(119) + "q\u0323\u0307")).isEqualTo("a".repeat(119));
        assertThat(SafeName.of("a".repeat(118) + ". b")).isEqualTo("a".repeat(118));
        assertThat(SafeName.numbered("é".repeat(60), 12)).isEqualTo("é".repeat(58) + "-12");
    }

    @Test
    @DisplayName("whatever comes in, what comes out keeps all rules and stays as it is when it comes in again")
    void whateverComes() {
        Random random = new Random(7);
        String alphabet = "aB.-~ /\\:*?\"<>|CONnulcom1\u0301\u00E9\u200D\u202E\u0000\t\uD83D\uDE00\u0130ßſK\u212A";
        for (int run = 0; run < 20_000; run++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(run % 10 == 0 ? 300 : 12);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String name = SafeName.of(text.toString());
            assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(SafeName.MOST_BYTES);
            assertThat(name).doesNotContainPattern("[<>:\"/\\\\|?*\\p{Cc}\\p{Cf}\\p{Cs}]");
            assertThat(name).doesNotContainPattern("^[ .~-]").doesNotContainPattern("[ .]$");
            assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC)).isTrue();
            assertThat(name.toUpperCase(java.util.Locale.ROOT))
                    .doesNotMatch("(CON|PRN|AUX|NUL|(COM|LPT)[0-9])( *\\..*)?");
            assertThat(SafeName.of(name)).isEqualTo(name);
        }
    }

    @Test
    @DisplayName("two names that a file system takes for one are not both given; each title keeps its own")
    void taken() {
        TakenNames taken = new TakenNames();
        taken.add("Film", TakenNames.NOBODY);
        taken.add("own", 7);
        assertThat(taken.take("film", 1)).isEqualTo("film-2");
        assertThat(taken.take("FILM", 2)).isEqualTo("FILM-3");
        assertThat(taken.take("e\u0301", 3)).isEqualTo("e\u0301");
        assertThat(taken.take("\u00C9", 4)).isEqualTo("\u00C9-2");
        assertThat(taken.take("OWN", 7)).isEqualTo("OWN");
        assertThat(taken.take("own", 8)).isEqualTo("own-2");
        assertThat(taken.take("film", 9)).isEqualTo("film-4");
    }
}
