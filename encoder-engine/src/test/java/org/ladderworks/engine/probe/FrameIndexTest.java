package org.ladderworks.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;

class FrameIndexTest {
    private static final FrameRate PAL = new FrameRate(25, 1);
    private static final FrameRate OTHER = new FrameRate(17, 1);

    @ParameterizedTest
    @ValueSource(strings = {"24000/1001", "24", "25", "30000/1001", "30", "48", "50", "60000/1001", "60", "15", "120"})
    @DisplayName("a standard rate is found again, from exact times and from milliseconds, whatever the file declares")
    void standardRatesAreFound(String text) {
        FrameRate rate = FrameRate.parse(text);
        for (int frames : new int[] {30, 61, 500, 20_000}) {
            FrameIndex exact = FrameIndexes.constant(rate, frames, 50);
            assertThat(exact.rate(OTHER)).as(text + " over " + frames).isEqualTo(rate);
            assertThat(exact.isConstant(rate)).isTrue();
            assertThat(exact.framesAt(rate)).isEqualTo(frames);
            assertThat(exact.length().sameAs(rate.timeOf(frames))).isTrue();
        }
        FrameIndex rounded = FrameIndexes.rounded(rate, 400);
        assertThat(rounded.rate(OTHER)).isEqualTo(rate);
        assertThat(rounded.framesAt(rate)).isEqualTo(400);
    }

    @Test
    @DisplayName("24 and 23.976 are told apart from two seconds on")
    void filmRatesAreToldApart() {
        FrameRate film = new FrameRate(24_000, 1001);
        assertThat(FrameIndexes.rounded(film, 48).rate(OTHER)).isEqualTo(film);
        assertThat(FrameIndexes.rounded(new FrameRate(24, 1), 48).rate(OTHER)).isEqualTo(new FrameRate(24, 1));
    }

    @Test
    @DisplayName("an odd but constant rate that the file declares is kept")
    void oddDeclaredRateIsKept() {
        FrameRate odd = new FrameRate(18, 1);
        assertThat(FrameIndexes.constant(odd, 100, 10).rate(odd)).isEqualTo(odd);
    }

    @Test
    @DisplayName("a variable rate becomes the standard rate nearest to its average, dropping next to nothing")
    void variableRateBecomesStandard() {
        FrameIndex index = FrameIndexes.milliseconds(40, 0, 40, 83, 160, 207, 240, 326, 360, 400);
        assertThat(index.isConstant(PAL)).isFalse();
        assertThat(index.rate(PAL)).isEqualTo(new FrameRate(24_000, 1001));
        assertThat(FrameIndexes.milliseconds(100, 5).rate(OTHER)).isEqualTo(OTHER);
    }

    @Test
    @DisplayName("a missing frame is filled with the one before it; two in one slot leave the later")
    void shownAtFillsAndDrops() {
        FrameIndex index = FrameIndexes.milliseconds(40, 1000, 1040, 1120, 1130, 1160);
        assertThat(index.framesAt(PAL)).isEqualTo(5);
        assertThat(index.shownAt(PAL, 0, 5)).containsExactly(1000, 1040, 1040, 1130, 1160);
        assertThat(index.shownAt(PAL, 2, 4)).containsExactly(1040, 1130);
        assertThat(index.firstTime()).isEqualTo(1000);
        assertThat(index.start().sameAs(MediaTime.of(1, 1))).isTrue();
    }

    @Test
    @DisplayName("halves go to the later slot, as FFmpeg's fps filter rounds them")
    void halvesGoUp() {
        FrameIndex index = FrameIndexes.milliseconds(40, 0, 60, 100);
        assertThat(index.slot(1, PAL)).isEqualTo(2);
        assertThat(index.slot(2, PAL)).isEqualTo(3);
    }

    @Test
    @DisplayName("the last frame's duration lengthens the timeline")
    void lastDurationCounts() {
        assertThat(FrameIndexes.milliseconds(400, 0, 40, 200).framesAt(PAL)).isEqualTo(15);
    }

    @Test
    @DisplayName("the key frame to enter at is the last one not after a time")
    void keyBefore() {
        FrameIndex index = FrameIndexes.constant(PAL, 100, 25);
        long second = index.timescale().ticksPerSecond();
        assertThat(index.keyAtOrBefore(second)).isEqualTo(second);
        assertThat(index.keyAtOrBefore(3 * second - 1)).isEqualTo(2 * second);
        assertThat(index.keyAtOrBefore(3 * second)).isEqualTo(3 * second);
        assertThat(index.keyAtOrBefore(0)).isEqualTo(second);
        assertThat(index.longestKeyInterval().sameAs(MediaTime.of(1, 1))).isTrue();
        assertThat(FrameIndexes.milliseconds(40, 0, 40, 2000)
                        .longestKeyInterval()
                        .sameAs(MediaTime.of(2040, 1000)))
                .isTrue();
    }

    @Test
    @DisplayName(
            "frames with a gap among them, or of which every other is missing, keep the rate on whose grid they lie")
    void gapsKeepTheGrid() {
        long[] gap = java.util.stream.LongStream.range(0, 75)
                .filter(i -> i < 30 || i > 54)
                .map(i -> i * 40)
                .toArray();
        assertThat(FrameIndexes.milliseconds(40, gap).rate(new FrameRate(17, 1)))
                .isEqualTo(new FrameRate(25, 1));
        long[] hours = java.util.stream.LongStream.range(0, 50)
                .map(i -> i * 40 + (i < 30 ? 0 : 7_200_000))
                .toArray();
        assertThat(FrameIndexes.milliseconds(40, hours).rate(new FrameRate(17, 1)))
                .isEqualTo(new FrameRate(25, 1));
        long[] thinned = java.util.stream.LongStream.range(0, 75)
                .filter(i -> i < 40 || i % 2 == 0)
                .map(i -> Math.round(i * 1001 / 30.0))
                .toArray();
        assertThat(FrameIndexes.milliseconds(33, thinned).rate(new FrameRate(23, 1)))
                .isEqualTo(new FrameRate(30_000, 1001));
    }

    @Test
    @DisplayName("frames shown for two and three fields in turn are film, whichever comes first")
    void softTelecineIsFilm() {
        for (int first : new int[] {2, 3}) {
            long[] times = new long[60];
            int fields = 0;
            for (int i = 1; i < times.length; i++) {
                fields += i % 2 == 1 ? first : 5 - first;
                times[i] = Math.round(fields * 1001 / 60.0);
            }
            FrameIndex index = FrameIndexes.milliseconds(42, times);
            assertThat(index.hasPulldownCadence()).isTrue();
            assertThat(index.rate(new FrameRate(60_000, 1001))).isEqualTo(new FrameRate(24_000, 1001));
        }
        assertThat(FrameIndexes.rounded(new FrameRate(30_000, 1001), 60).hasPulldownCadence())
                .isFalse();
    }
}
