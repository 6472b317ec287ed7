package org.ladderworks.engine.text.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.error.SourceException;

/** WebVTT in, as others write it. */
class WebVttReaderTest {
    @Test
    @DisplayName("identifiers, notes, styles and regions are passed over; settings that are well-formed are kept")
    void readsCues() {
        assertThat(Read.cues(TextFormat.WEBVTT, """
                        WEBVTT - a title

                        STYLE
                        ::cue { color: red }

                        REGION
                        id:fred

                        NOTE nothing

                        intro
                        00:01.000 --> 00:02.000 line:10%,start position:20% align:left region:fred size:140%
                        <v Fred><c.yellow>Hi</c> &amp; <i>bye</i>

                        100:00:00.000 --> 100:00:01.500 vertical:rl foo:bar line:-1
                        <ruby>base<rt>reading</rt></ruby><00:00:01.000> on
                        """))
                .containsExactly(
                        "00:00:01.000 --> 00:00:02.000 line:10%,start position:20% align:left|Hi &amp; <i>bye</i>",
                        "100:00:00.000 --> 100:00:01.500 vertical:rl line:-1|base on");
    }

    @Test
    @DisplayName("what our own writer writes is read back as it was")
    void readsOwnWriting() {
        String file = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000 line:0\n<i>a</i> &lt;b&gt;\nsecond\n\n";
        assertThat(Read.cues(TextFormat.WEBVTT, file))
                .containsExactly("00:00:01.000 --> 00:00:02.000 line:0|<i>a</i> &lt;b&gt;|second");
    }

    @Test
    @DisplayName("a file that does not begin with WEBVTT is refused")
    void refuses() {
        assertThatThrownBy(() -> Read.cues(TextFormat.WEBVTT, "1\n00:00:01,000 --> 00:00:02,000\na\n"))
                .isInstanceOf(SourceException.class)
                .hasMessage("the text is not WebVTT: it does not begin with WEBVTT");
    }
}
