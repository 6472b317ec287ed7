package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

class StillsPlanTest {
    private static final List<FrameRate> RATES = List.of(
            new FrameRate(25, 1),
            new FrameRate(24_000, 1001),
            new FrameRate(30_000, 1001),
            new FrameRate(60_000, 1001),
            new FrameRate(50, 1),
            new FrameRate(1, 2),
            new FrameRate(25_000, 1001));

    static Stream<Arguments> titles() {
        return RATES.stream()
                .flatMap(rate -> Stream.of(100, 333, 1000, 2500, 10_000, 3_600_000)
                        .filter(interval -> interval * rate.approximate() >= 1000)
                        .flatMap(interval -> Stream.of(1, 2, 47, 750, 1001, 180_001)
                                .map(frames -> Arguments.of(rate, interval, frames))));
    }

    @ParameterizedTest
    @MethodSource("titles")
    @DisplayName("the windows of a title take each still once, and the one that is shown at its time")
    void windowsTakeEachOnce(FrameRate rate, int milliseconds, int frames) {
        StillsPlan plan = new StillsPlan(MediaTime.of(milliseconds, 1000), new Resolution(320, 180));
        List<Long> taken = new ArrayList<>();
        long first = 0;
        for (int index = 0; first < frames; index++) {
            ChunkWindow window = new ChunkWindow(index, first, Math.min(96 + index % 7, frames - first));
            for (long frame : plan.framesIn(window, rate)) {
                assertThat(frame).isBetween(0L, window.frames() - 1);
                taken.add(window.firstFrame() + frame);
            }
            first += window.frames();
        }
        List<Long> expected = new ArrayList<>();
        BigDecimal perInterval = BigDecimal.valueOf(milliseconds)
                .multiply(BigDecimal.valueOf(rate.numerator()))
                .divide(BigDecimal.valueOf(1000L * rate.denominator()), 60, RoundingMode.HALF_UP);
        for (long number = 0; ; number++) {
            // A sixtieth decimal less or more is no frame.
            long frame = perInterval
                    .multiply(BigDecimal.valueOf(number))
                    .setScale(40, RoundingMode.HALF_UP)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
            if (frame >= frames) {
                break;
            }
            expected.add(frame);
        }
        assertThat(taken).isEqualTo(expected).hasSize((int) plan.count(rate, frames));
    }
}
