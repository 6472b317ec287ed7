package org.ladderworks.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.time.MediaTime;

/** What is asked for, and what becomes of it. */
class TextPlannerTest {
    @Test
    @DisplayName("a file with its options, and names with colons and commas in them")
    void filesAndOptions() {
        assertThat(TextFile.parse("C:\\films\\a:b.srt"))
                .isEqualTo(
                        new TextFile(Path.of("C:\\films\\a:b.srt"), "und", Optional.empty(), TextRole.SUBTITLE, false));
        assertThat(TextFile.parse("a.vtt:lang=por-br,label=Part 1: a, b,default,sdh"))
                .isEqualTo(
                        new TextFile(Path.of("a.vtt"), "por-BR", Optional.of("Part 1: a, b"), TextRole.CAPTION, true));
        assertThat(TextFile.parse("a.vtt:forced,lang=eng").role()).isEqualTo(TextRole.FORCED);
        assertThat(TextFile.parse("a.vtt:forced,lang=eng").language()).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {":lang=en", "a.srt:lang=klingon tongue", "a.srt:forced,sdh", "a.srt:sdh,sdh", "\0.srt"})
    @DisplayName("what is malformed is refused")
    void malformed(String text) {
        assertThatThrownBy(() -> TextFile.parse(text)).isInstanceOf(UsageException.class);
    }

    @Test
    @DisplayName(
            "texts of one language get different names; one default stays, that of the operator; empty ones are noted")
    void names() {
        TextPlanner.Selection planned = TextPlanner.of(List.of(
                found("stream 2", Optional.empty(), TextRole.SUBTITLE, true, false, 1),
                found("stream 3", Optional.of("A \"line\"\u2028break"), TextRole.SUBTITLE, false, false, 1),
                found("stream 4", Optional.empty(), TextRole.CAPTION, false, false, 1),
                found("stream 6", Optional.of("x".repeat(100_000)), TextRole.SUBTITLE, false, false, 1),
                found("stream 5", Optional.empty(), TextRole.FORCED, false, false, 0),
                found("film.srt", Optional.empty(), TextRole.SUBTITLE, true, true, 1)));
        assertThat(planned.tracks())
                .extracting(TextTrack::label)
                .containsExactly("en", "A 'line' break", "en (SDH)", "x".repeat(500), "en (2)");
        assertThat(planned.tracks()).extracting(TextTrack::isDefault).containsExactly(false, false, false, false, true);
        assertThat(planned.notes()).containsExactly("text of stream 5: left out, it shows nothing");
    }

    @Test
    @DisplayName("cues are counted from the first picture: what is over is left out, what has begun begins there")
    void timeline() {
        TimedText moved = CueTimeline.from(
                MediaTime.of(90_000, 9_000),
                new TimedText(List.of(cue(12, 13), cue(9, 11), cue(8, 10), cue(10, 14)), List.of()));
        assertThat(moved.cues())
                .extracting(cue -> cue.start().toSeconds(3) + " " + cue.end().toSeconds(3))
                .containsExactly("0.000 1.000", "0.000 4.000", "2.000 3.000");
        assertThat(moved.notes())
                .containsExactly(
                        "1 cues before the first picture are left out",
                        "1 cues that begin before the first picture begin with it");
        assertThat(CueTimeline.until(MediaTime.of(2, 1), moved.cues()))
                .extracting(cue -> cue.start().toSeconds(3) + " " + cue.end().toSeconds(3))
                .containsExactly("0.000 1.000", "0.000 2.000");
    }

    private static TextProposal found(
            String name, Optional<String> label, TextRole role, boolean isDefault, boolean asked, int cues) {
        return new TextProposal(
                name,
                "en",
                label,
                role,
                isDefault,
                asked,
                new TimedText(cues == 0 ? List.of() : List.of(cue(1, 2)), List.of()));
    }

    private static Cue cue(int start, int end) {
        return new Cue(MediaTime.of(start, 1), MediaTime.of(end, 1), new CueText("a"), CueSettings.NONE);
    }
}
