package org.ladderworks.engine.text.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.text.TimedText;

/** SubRip as it is found, and the encodings that all text files come in. */
class SubRipReaderTest {
    private static final String CAFE = "1\n00:00:01,000 --> 00:00:02,000\nCafé\n";

    @Test
    @DisplayName("times, lines and the tags that WebVTT has are kept; others go; what looks like markup is escaped")
    void keepsWhatWebVttHas() {
        assertThat(Read.cues(TextFormat.SUBRIP, """
                        1
                        00:00:00,500 --> 00:00:01,500
                        <font color="#ffff00"><I>Hello</I> there</font>
                        a < b & c --> d

                        2
                        01:02:03.04 --> 01:02:05,5 X1:100 X2:200
                        {\\an8}<b>Top <i>both</b> slanted</i>
                        """))
                .containsExactly(
                        "00:00:00.500 --> 00:00:01.500|<i>Hello</i> there|a &lt; b &amp; c --&gt; d",
                        "01:02:03.040 --> 01:02:05.500 line:0|<b>Top <i>both</i></b> <i>slanted</i>");
    }

    @Test
    @DisplayName("overlapping cues, blank lines inside texts and blocks without blank lines between are read")
    void oddBlocks() {
        assertThat(Read.cues(TextFormat.SUBRIP, """
                        1
                        00:00:01,000 --> 00:00:05,000
                        one

                        still one
                        2
                        00:00:02,000 --> 00:00:03,000
                        two\r
                        """))
                .containsExactly("00:00:01.000 --> 00:00:05.000|one|still one", "00:00:02.000 --> 00:00:03.000|two");
    }

    @Test
    @DisplayName("cues without text, backwards or with unreadable times are left out and counted")
    void leavesOut() {
        TimedText read = Read.text(TextFormat.SUBRIP, """
                1
                00:00:05,000 --> 00:00:04,000
                backwards

                2
                00:00:05,000 --> 00:00:06,000
                <i> </i>

                3
                00:99:05,000 --> 00:00:06,000
                no time
                """);
        assertThat(read.cues()).isEmpty();
        assertThat(read.notes())
                .containsExactly(
                        "1 cues that end when they begin or before are left out",
                        "1 cues without text are left out",
                        "1 cues whose times cannot be read are left out");
    }

    @Test
    @DisplayName("UTF-8 with and without a mark and UTF-16 are read; Windows-1252 is guessed, and told")
    void encodings() {
        for (byte[] bytes : new byte[][] {
            CAFE.getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + CAFE).getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + CAFE).getBytes(StandardCharsets.UTF_16LE),
            ("\uFEFF" + CAFE).getBytes(StandardCharsets.UTF_16BE)
        }) {
            TimedText read = TextReader.read(bytes, TextFormat.SUBRIP, "it");
            assertThat(read.cues().getFirst().text().vtt()).isEqualTo("Café");
            assertThat(read.notes()).isEmpty();
        }
        for (byte[] bytes : new byte[][] {
            CAFE.getBytes(StandardCharsets.UTF_16LE),
            CAFE.getBytes(StandardCharsets.UTF_16BE),
            CAFE.getBytes(Charset.forName("windows-1252"))
        }) {
            TimedText read = TextReader.read(bytes, TextFormat.SUBRIP, "it");
            assertThat(read.cues().getFirst().text().vtt()).isEqualTo("Café");
            assertThat(read.notes()).singleElement().asString().startsWith("it is not UTF-8 and was taken for ");
        }
    }

    @Test
    @DisplayName("what is no SubRip, too large, or has too many lines or cues is refused with its code")
    void refuses() {
        assertUnusable("Dear diary, today was fine.\n".getBytes(StandardCharsets.UTF_8));
        assertUnusable(new byte[TextReader.MOST_BYTES + 1]);
        String cue = "00:00:01,0 --> 00:00:02,0\na\n";
        assertUnusable("\n".repeat(1_000_001).getBytes(StandardCharsets.UTF_8));
        assertUnusable(cue.repeat(TextReader.MOST_CUES + 1).getBytes(StandardCharsets.UTF_8));
    }

    private static void assertUnusable(byte[] bytes) {
        assertThatThrownBy(() -> TextReader.read(bytes, TextFormat.SUBRIP, "it"))
                .isInstanceOfSatisfying(
                        EngineException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.TEXT_UNUSABLE));
    }
}
