package org.ladderworks.app.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.UsageException;

class TitleDetailsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "a\u0000b"})
    void aNameIsOneLine(String name) {
        assertThatThrownBy(() -> new TitleDetails(name, "", List.of())).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> new TitleDetails("a", "", List.of(name))).isInstanceOf(UsageException.class);
    }

    @Test
    void whatIsTooLongOrTooMuchIsRefused() {
        assertThatThrownBy(() -> new TitleDetails("x".repeat(501), "", List.of()))
                .isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> new TitleDetails("x", "x".repeat(20_001), List.of()))
                .isInstanceOf(UsageException.class);
        List<String> tags = IntStream.range(0, 51).mapToObj(each -> "t" + each).toList();
        assertThatThrownBy(() -> new TitleDetails("x", "", tags)).isInstanceOf(UsageException.class);
    }

    @Test
    void spacesAroundAreTakenAway() {
        TitleDetails details = new TitleDetails(" A film ", "", List.of(" b", "a", "b "));
        assertThat(details.name()).isEqualTo("A film");
        assertThat(details.tags()).containsExactly("a", "b");
    }

    @Test
    void wordsAreFoldedAndBounded() {
        assertThat(SearchWords.of("Ünder_the-SEA 2 (2026), the")).containsExactly("under", "the", "sea", "2", "2026");
        assertThat(SearchWords.of("x".repeat(200))).containsExactly("x".repeat(SearchWords.LONGEST));
        assertThat(SearchWords.of(String.join(
                        " ", IntStream.range(0, 3_000).mapToObj(String::valueOf).toList())))
                .hasSize(2_000);
    }
}
