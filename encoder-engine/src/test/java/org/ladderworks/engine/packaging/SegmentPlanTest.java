package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

class SegmentPlanTest {
    @ParameterizedTest(name = "GOPs of {0}/{1} s: {2} to a segment")
    @DisplayName("PR-44 default segments suit the audio grid")
    @CsvSource({"192, 100, 3", "4, 3, 4", "8, 5, 4", "2, 1, 3", "1, 1, 6", "4, 1, 1", "5, 1, 1", "10, 1, 1", "1, 4, 24"
    })
    void pr44DefaultSegmentsSuitTheAudioGrid(long ticks, int timescale, int gops) {
        assertThat(plan(Optional.empty(), timescale, repeated(ticks, gops * 4)).firsts())
                .containsExactly(0, gops, 2 * gops, 3 * gops);
    }

    @ParameterizedTest(name = "{0} GOPs end as {1}")
    @DisplayName("PR-45 a short last segment is balanced with its predecessor")
    @CsvSource({"4, '0 2'", "5, '0 3'", "6, '0 3'", "7, '0 3 5'", "1, '0'", "2, '0'", "3, '0'"})
    void pr45ShortLastSegmentIsBalanced(int gops, String firsts) {
        assertThat(plan(Optional.empty(), 100, repeated(192, gops)).firsts().stream()
                        .map(String::valueOf)
                        .toList())
                .isEqualTo(List.of(firsts.split(" ", -1)));
    }

    @Test
    @DisplayName("PR-45 a tail that cannot be shared joins its predecessor where that stays within the target + 0.5 s")
    void pr45TailJoinsWhereItFits() {
        assertThat(plan(Optional.empty(), 100, 576, 40).firsts()).containsExactly(0);
        assertThat(plan(Optional.empty(), 100, 600, 100).firsts()).containsExactly(0, 1);
    }

    @Test
    @DisplayName("PR-21 no segment is longer than the wanted length + 0.5 s, whatever the GOPs")
    void pr21NoSegmentPassesTheTargetByMoreThanHalfASecond() {
        java.util.Random random = new java.util.Random(7);
        for (int round = 0; round < 500; round++) {
            long[] gops = random.longs(random.nextInt(1, 40), 1, 400).toArray();
            SegmentPlan plan = plan(Optional.empty(), 100, gops);
            int next = 0;
            for (int segment = 0; segment < plan.segments(); segment++) {
                assertThat(plan.first(segment)).isEqualTo(next);
                next = plan.end(segment);
                long length = LongStream.range(plan.first(segment), next)
                        .map(gop -> gops[(int) gop])
                        .sum();
                assertThat(length).isLessThanOrEqualTo(650);
            }
            assertThat(next).isEqualTo(gops.length);
        }
    }

    @Test
    void anotherLengthCanBeChosen() {
        assertThat(plan(Optional.of(MediaTime.of(4, 1)), 100, repeated(192, 8)).firsts())
                .containsExactly(0, 2, 4, 6);
        assertThat(plan(Optional.of(MediaTime.of(1, 1)), 100, repeated(192, 3)).firsts())
                .containsExactly(0, 1, 2);
    }

    private static long[] repeated(long gop, int count) {
        return LongStream.generate(() -> gop).limit(count).toArray();
    }

    private static SegmentPlan plan(Optional<MediaTime> length, int timescale, long... gops) {
        long[] starts = new long[gops.length];
        long end = 0;
        for (int i = 0; i < gops.length; i++) {
            starts[i] = end;
            end += gops[i];
        }
        return SegmentPlan.of(starts, end, new Timescale(timescale), length);
    }
}
