package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.FrameIndexes;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;

/** Which frames lie between an in point and an out point. */
class TrimTest {
    private static final Path FILE = Path.of("/in/a.mov");
    private static final FrameRate PAL = new FrameRate(25, 1);
    private static final FrameRate NTSC = new FrameRate(30_000, 1001);

    @ParameterizedTest(name = "{0} to {1} are frames {2} to {3}")
    @CsvSource({
        "0, 4, 0, 99",
        "1, 2, 25, 49",
        "1.5, 3, 37, 74",
        "1.519, 1.56, 37, 38",
        "1.5196, 1.56, 38, 38",
        "00:00:01.040, 00:00:01.080, 26, 26",
        "00:00:01:01, 00:00:01:03, 26, 27",
        "0, 00:00:04:00, 0, 99"
    })
    @DisplayName("a piece begins with the frame shown at its beginning and ends before the one shown at its end")
    void constantRate(String from, String to, int first, int last) {
        FrameIndex whole = FrameIndexes.constant(PAL, 100, 25);
        FrameIndex piece = trim(from, to, null).of(whole, PAL, FILE);
        assertThat(whole.numberOf(piece.start())).isEqualTo(first);
        assertThat(piece.frames()).isEqualTo(last - first + 1);
        assertThat(piece.framesAt(PAL)).isEqualTo(last - first + 1);
        assertThat(piece.length().sameAs(PAL.timeOf(last - first + 1))).isTrue();
        assertThat(piece.startsLate()).isEqualTo(first > 0);
        assertThat(piece.endsEarly()).isEqualTo(last < 99);
        assertThat(piece.sourceStart()).isEqualTo(whole.firstTime());
        assertThat(piece.keyAtOrBefore(piece.firstTime()))
                .isEqualTo(whole.start().plus(PAL.timeOf(first / 25 * 25L)).ticksIn(whole.timescale()));
    }

    @ParameterizedTest(name = "{0} is frame {1}")
    @CsvSource({
        "00:00:01:00, 30",
        "00:00:59:29, 1799",
        "00:01:00:00, 1800",
        "00:00:59;29, 1799",
        "00:01:00;02, 1800",
        "00:01:59;29, 3597",
        "00:02:00;02, 3598",
        "0.033, 1",
        "0.034, 1",
        "60.06, 1800"
    })
    @DisplayName(
            "time code at 29.97 counts frames, drop-frame leaves out numbers, and Matroska's milliseconds do no harm")
    void ntsc(String from, int first) {
        for (FrameIndex whole :
                java.util.List.of(FrameIndexes.constant(NTSC, 3700, 250), FrameIndexes.rounded(NTSC, 3700))) {
            FrameIndex piece = trim(from, null, null).of(whole, NTSC, FILE);
            assertThat(3700 - piece.frames()).isEqualTo(first);
        }
    }

    @Test
    @DisplayName("SMPTE ST 12-1: 00:10:00;00 is the 17982nd frame")
    void tenMinutes() {
        assertThat(CutPoint.parse("00:10:00;00").at(NTSC).sameAs(NTSC.timeOf(17_982)))
                .isTrue();
        assertThat(CutPoint.parse("01:00:00;00")
                        .at(new FrameRate(60_000, 1001))
                        .sameAs(new FrameRate(60_000, 1001).timeOf(215_784)))
                .isTrue();
    }

    @Test
    @DisplayName("frames that are shown for different times are found by their own times")
    void variableRate() {
        FrameIndex whole = FrameIndexes.milliseconds(100, 1000, 1040, 1080, 2000, 2100, 2500);
        FrameIndex piece = trim("0.5", "1.15", null).of(whole, PAL, FILE);
        assertThat(piece.firstTime()).isEqualTo(1080);
        assertThat(piece.frames()).isEqualTo(2);
        assertThat(piece.length().sameAs(MediaTime.of(1020, 1000))).isTrue();
        assertThat(trim(null, null, "1.1").of(whole, PAL, FILE).frames()).isEqualTo(4);
        assertThat(trim("1.5", null, null).of(whole, PAL, FILE).frames()).isEqualTo(1);
    }

    @Test
    @DisplayName("a duration counts from the frame that the piece begins with")
    void duration() {
        FrameIndex whole = FrameIndexes.constant(PAL, 100, 25);
        assertThat(trim("1.01", null, "1").of(whole, PAL, FILE).frames()).isEqualTo(25);
        assertThat(trim("1", null, "00:00:00:07").of(whole, PAL, FILE).frames()).isEqualTo(7);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "2, 1",
        "2, 2",
        "2.001, 2.02",
        "0, 4.01",
        "5, ",
        "4, ",
        "00:00:00:25, ",
        "00:00:01;00, ",
        "-1, ",
        "1:2, ",
        "00:61:00, ",
        "1e3, ",
        "1., ",
        "99999999, "
    })
    @DisplayName("a piece that is empty, not in the source or not understood is refused")
    void refused(String from, String to) {
        FrameIndex whole = FrameIndexes.constant(PAL, 100, 25);
        assertThatThrownBy(() -> trim(from, to, null).of(whole, PAL, FILE))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CUT));
    }

    @Test
    @DisplayName("an end and a duration together, and a number that drop-frame leaves out, are refused")
    void contradictions() {
        assertThatThrownBy(() -> trim(null, "2", "1")).isInstanceOf(UsageException.class);
        FrameIndex whole = FrameIndexes.constant(NTSC, 3700, 250);
        assertThatThrownBy(() -> trim("00:01:00;01", null, null).of(whole, NTSC, FILE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("leaves out");
    }

    private static Trim trim(
            @org.jspecify.annotations.Nullable String from,
            @org.jspecify.annotations.Nullable String to,
            @org.jspecify.annotations.Nullable String duration) {
        return new Trim(
                Optional.ofNullable(from).map(CutPoint::parse),
                Optional.ofNullable(to).map(CutPoint::parse),
                Optional.ofNullable(duration).map(CutPoint::parse));
    }
}
