package org.ladderworks.app.ui.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.app.ladder.Finding;
import org.ladderworks.app.ladder.Finding.Kind;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.ladder.LadderPlanner;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;

/** What may not be meant of a ladder, in both languages of the window. */
class FindingTextTest {
    private static final Words ENGLISH = Words.in(Locale.ENGLISH);
    private static final Words GERMAN = Words.in(Locale.GERMAN);

    private static List<String> planned(Words words, int width, int height, String... presets) {
        return LadderPlanner.plan(
                        List.of(presets).stream().map(Presets::named).toList(),
                        new Resolution(width, height),
                        new FrameRate(25, 1))
                .dropped()
                .stream()
                .map(saying -> FindingText.of(new Finding(Kind.PLANNED, List.of(saying)), words))
                .toList();
    }

    @Test
    @DisplayName("what a plan leaves out of a ladder is said in the language of the window")
    void planned() {
        assertThat(planned(ENGLISH, 1280, 720, "web-h264"))
                .containsExactly("1080p at 5000 kb/s dropped: it would enlarge the source's 1280x720 by 1.50");
        assertThat(planned(GERMAN, 1280, 720, "web-h264"))
                .containsExactly(
                        "1080p mit 5000 kb/s entfällt: Die 1280x720 der Quelle würden um das 1.50-fache vergrößert.");
        assertThat(planned(GERMAN, 64, 36, "short-clip"))
                .last()
                .isEqualTo("360p bleibt, in der Größe der Quelle, 64x36: Jede Stufe ist größer.");
        assertThat(planned(GERMAN, 1280, 720, "web-hevc", "web-av1"))
                .isNotEmpty()
                .allMatch(text -> text.matches("(HEVC|AV1) \\d+p mit \\d+ kb/s entfällt: .*"));
    }

    @Test
    @DisplayName("what else is found has words with places in both")
    void others() {
        Finding near = new Finding(Kind.NEAR, List.of("a", "b", 12L));
        assertThat(FindingText.of(near, GERMAN))
                .isEqualTo("a und b liegen nur 12 % auseinander: Ein Wechsel bringt" + " einem Player nichts.");
        assertThat(FindingText.of(near, ENGLISH)).contains("12 %").isNotEqualTo(FindingText.of(near, GERMAN));
    }
}
