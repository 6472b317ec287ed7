package org.ladderworks.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimeTest {
    private static final FrameRate NTSC = new FrameRate(30_000, 1001);

    @Test
    @DisplayName("sums and differences of unlike timescales are exact")
    void mediaTimeIsExact() {
        MediaTime sum = MediaTime.of(1, 3).plus(MediaTime.of(1, 48_000));
        assertThat(sum).isEqualTo(MediaTime.of(16_001, 48_000));
        assertThat(sum.minus(MediaTime.of(1, 48_000)).sameAs(MediaTime.of(1, 3)))
                .isTrue();
        assertThat(MediaTime.of(2, 6)).isNotEqualTo(MediaTime.of(1, 3)).isEqualByComparingTo(MediaTime.of(1, 3));
        assertThat(MediaTime.of(Long.MAX_VALUE, 3)).isGreaterThan(MediaTime.of(Long.MAX_VALUE - 1, 3));
        assertThatThrownBy(() -> MediaTime.of(Long.MAX_VALUE, 1).plus(MediaTime.of(1, 1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName(
            "clocks of nanoseconds and of sound meet exactly; what 64 bits cannot hold is told apart from a slip of ours")
    void fineClocks() {
        assertThat(MediaTime.of(1, 1_000_000_000).plus(MediaTime.of(1, 44_100)))
                .isEqualTo(MediaTime.of(441 + 10_000_000, 441_000_000_000L));
        assertThat(MediaTime.of(1, 2_147_483_647).minus(MediaTime.of(1, 2_147_483_629)))
                .isLessThan(MediaTime.ZERO);
        MediaTime finest = MediaTime.of(1, 2_147_483_647).plus(MediaTime.of(1, 2_147_483_629));
        assertThatThrownBy(() -> finest.plus(MediaTime.of(1, 44_101))).isInstanceOf(UncountableTimeException.class);
        assertThatThrownBy(() -> finest.plus(MediaTime.of(9, 1))).isInstanceOf(UncountableTimeException.class);
        assertThatThrownBy(() -> MediaTime.of(Long.MAX_VALUE, 1).plus(MediaTime.of(1, 1)))
                .isInstanceOf(UncountableTimeException.class);
        assertThatThrownBy(() -> MediaTime.of(1, 4).ticksIn(new Timescale(2), RoundingMode.UNNECESSARY))
                .isNotInstanceOf(UncountableTimeException.class);
    }

    @Test
    @DisplayName("ticks round half away from zero, or as told")
    void ticksRoundOnce() {
        Timescale halves = new Timescale(2);
        assertThat(MediaTime.of(1, 4).ticksIn(halves)).isEqualTo(1);
        assertThat(MediaTime.of(-1, 4).ticksIn(halves)).isEqualTo(-1);
        assertThat(MediaTime.of(1, 4).ticksIn(halves, RoundingMode.FLOOR)).isZero();
        assertThatThrownBy(() -> MediaTime.of(1, 4).ticksIn(halves, RoundingMode.UNNECESSARY))
                .isInstanceOf(ArithmeticException.class);
        assertThat(MediaTime.of(Long.MAX_VALUE / 2, 90_000).ticksIn(new Timescale(90_000)))
                .isEqualTo(Long.MAX_VALUE / 2);
    }

    @Test
    @DisplayName("decimal seconds are read to the microsecond and written as told")
    void decimalSeconds() {
        assertThat(MediaTime.ofSeconds("-0.0213335")).isEqualTo(MediaTime.of(-21_334, 1_000_000));
        assertThat(NTSC.timeOf(1).toSeconds(6)).isEqualTo("0.033367");
        assertThat(MediaTime.of(-1, 3).toSeconds(2)).isEqualTo("-0.33");
        assertThatThrownBy(() -> MediaTime.ofSeconds("1s")).isInstanceOf(NumberFormatException.class);
    }

    @Test
    @DisplayName("a frame is a whole number of ticks of its rate's timescale")
    void framesAreWholeTicks() {
        for (String text : new String[] {"24000/1001", "24", "25", "30000/1001", "50", "60000/1001", "15/2", "1/10"}) {
            FrameRate rate = FrameRate.parse(text);
            assertThat(rate.timescale().ticksPerSecond()).isGreaterThanOrEqualTo(10_000);
            assertThat(rate.frameDuration().ticksIn(rate.timescale(), RoundingMode.UNNECESSARY))
                    .isPositive();
            // A halved rung shares the timescale of the whole one.
            assertThat(rate.halved().frameDuration().ticksIn(rate.timescale(), RoundingMode.UNNECESSARY))
                    .isEqualTo(2 * rate.frameDuration().ticksIn(rate.timescale()));
        }
    }

    @Test
    @DisplayName("frame rates are reduced, compared and written as ratios")
    void frameRates() {
        assertThat(new FrameRate(50, 2)).isEqualTo(FrameRate.parse("25"));
        assertThat(NTSC.toDecimal()).isEqualTo("29.970");
        assertThat(NTSC).hasToString("30000/1001").isLessThan(new FrameRate(30, 1));
        assertThat(NTSC.timeOf(30_000)).isEqualByComparingTo(MediaTime.of(1001, 1));
        assertThatThrownBy(() -> new FrameRate(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("a bit rate of bytes over a time is rounded up")
    void bitrates() {
        assertThat(Bitrate.of(1, MediaTime.of(3, 1))).isEqualTo(new Bitrate(3));
        assertThat(Bitrate.of(1_000_000, MediaTime.of(8, 1))).isEqualTo(Bitrate.ofKilobits(1000));
        assertThat(Bitrate.of(Long.MAX_VALUE / 8, MediaTime.of(8, 1)).bitsPerSecond())
                .isEqualTo(Long.MAX_VALUE / 8);
        assertThat(new Bitrate(1).plus(new Bitrate(2))).isEqualTo(new Bitrate(3));
        assertThatThrownBy(() -> new Bitrate(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("a common timescale holds both, or says that there is none")
    void timescales() {
        assertThat(new Timescale(12_800).leastCommon(new Timescale(48_000))).isEqualTo(new Timescale(192_000));
        assertThatThrownBy(() -> new Timescale(Long.MAX_VALUE).leastCommon(new Timescale(Long.MAX_VALUE - 1)))
                .isInstanceOf(UncountableTimeException.class);
        assertThatThrownBy(() -> new Timescale(1L << 31).asInt()).isInstanceOf(UncountableTimeException.class);
        assertThatThrownBy(() -> new Timescale(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
