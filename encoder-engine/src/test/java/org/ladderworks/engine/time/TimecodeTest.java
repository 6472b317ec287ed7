package org.ladderworks.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Numbers of frames and back, with the numbers that drop-frame leaves out. */
class TimecodeTest {
    private static final FrameRate NTSC = new FrameRate(30_000, 1001);

    private static String code(long frame, FrameRate rate, boolean drop) {
        return Timecode.of(frame, rate, drop).toString();
    }

    @Test
    @DisplayName("drop-frame leaves out two numbers a minute, four at 59.94, but none every tenth")
    void dropFrame() {
        assertThat(code(1799, NTSC, true)).isEqualTo("00:00:59;29");
        assertThat(code(1800, NTSC, true)).isEqualTo("00:01:00;02");
        assertThat(code(17_981, NTSC, true)).isEqualTo("00:09:59;29");
        assertThat(code(17_982, NTSC, true)).isEqualTo("00:10:00;00");
        // An hour of 29.97 frames a second is 107,892 of them.
        assertThat(code(107_892, NTSC, true)).isEqualTo("01:00:00;00");
        assertThat(code(3600, new FrameRate(60_000, 1001), true)).isEqualTo("00:01:00;04");
        assertThat(code(1800, NTSC, false)).isEqualTo("00:01:00:00");
    }

    @Test
    @DisplayName("every frame of a day has one number, and the number leads back to it")
    void thereAndBack() {
        for (FrameRate rate : List.of(NTSC, new FrameRate(60_000, 1001))) {
            long day = Timecode.parse("23:59:59;29").orElseThrow().frameNumber(NTSC) + 1;
            for (long frame = 0; frame < day; frame += frame < 40_000 ? 1 : 997) {
                Timecode code = Timecode.of(frame, rate, true);
                assertThat(code.whyNotAt(rate)).isEmpty();
                assertThat(code.frameNumber(rate)).isEqualTo(frame);
                assertThat(Timecode.parse(code.toString())).contains(code);
            }
        }
        FrameRate film = new FrameRate(24_000, 1001);
        for (long frame = 0; frame < 24L * 3600 * 24; frame += 1009) {
            assertThat(Timecode.of(frame, film, false).frameNumber(film)).isEqualTo(frame);
        }
    }

    @Test
    @DisplayName("after a day the numbers begin anew")
    void wraps() {
        assertThat(code(25L * 24 * 3600, new FrameRate(25, 1), false)).isEqualTo("00:00:00:00");
        assertThat(code(24 * 107_892L + 1, NTSC, true)).isEqualTo("00:00:00;01");
    }

    @Test
    @DisplayName("what a rate does not have is told")
    void refused() {
        FrameRate pal = new FrameRate(25, 1);
        assertThat(Timecode.parse("10:00:00:25").orElseThrow().whyNotAt(pal)).isPresent();
        assertThat(Timecode.parse("10:00:00;00").orElseThrow().whyNotAt(pal)).isPresent();
        assertThat(Timecode.parse("10:01:00;01").orElseThrow().whyNotAt(NTSC)).isPresent();
        assertThat(Timecode.parse("10:10:00;01").orElseThrow().whyNotAt(NTSC)).isEmpty();
        assertThat(List.of("1:2:3:4", "00:60:00:00", "00:00:00.00", "ten", ""))
                .allSatisfy(text -> assertThat(Timecode.parse(text)).isEmpty());
    }
}
