package org.ladderworks.engine.text.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.error.SourceException;

/** ASS and SSA as text. */
class AssReaderTest {
    private static final String HEAD = """
            [Script Info]
            PlayResY: 720

            [V4+ Styles]
            Format: Name, Fontname, Bold, Italic, Underline, Alignment
            Style: Default,Arial,0,0,0,2
            Style: Sign,Arial,-1,0,0,9

            [Events]
            Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
            """;

    @Test
    @DisplayName("italic, bold, underline, line breaks and alignment are kept; all other overrides and drawings go")
    void overrides() {
        assertThat(Read.cues(TextFormat.ASS, HEAD + """
                        Comment: 0,0:00:00.00,0:00:09.00,Default,,0,0,0,,not shown
                        Dialogue: 0,0:00:00.50,0:00:01.25,Default,,0,0,0,,{\\an8\\fad(100,100)}Top {\\i1}it{\\i0}, comma\\Nnew\\hline
                        Dialogue: 0,0:00:02.00,0:00:03.00,Sign,,0,0,0,,EXIT {\\b0}plain{\\r} again
                        Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\\p1}m 0 0 l 9 9{\\p0}{\\pos(10,20)}word {\\bord2\\iclip(1)}on
                        Dialogue: 0,0:00:04.00,0:00:05.00,Default,,0,0,0,,{\\u1}<b> & co{\\k20}
                        """))
                .containsExactly(
                        "00:00:00.500 --> 00:00:01.250 line:0|Top <i>it</i>, comma|new\u00A0line",
                        "00:00:02.000 --> 00:00:03.000 line:0 align:right|<b>EXIT </b>plain <b>again</b>",
                        "00:00:03.000 --> 00:00:04.000 line:0|word on",
                        "00:00:04.000 --> 00:00:05.000|<u>&lt;b&gt; &amp; co</u>");
    }

    @Test
    @DisplayName("SSA counts its alignments in another way")
    void ssa() {
        assertThat(Read.cues(TextFormat.ASS, """
                        [V4 Styles]
                        Format: Name, Alignment
                        Style: Up,6
                        [Events]
                        Format: Marked, Start, End, Style, Text
                        Dialogue: Marked=0,0:00:01.00,0:00:02.00,Up,a, b
                        """)).containsExactly("00:00:01.000 --> 00:00:02.000 line:0|a, b");
    }

    @Test
    @DisplayName("a file without sections is refused")
    void refuses() {
        assertThatThrownBy(() -> Read.cues(TextFormat.ASS, "Dialogue: nothing\n"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("[Events]");
    }
}
