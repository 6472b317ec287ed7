package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.FrameRate;

class BitBudgetTest {
    private static final FrameRate RATE = new FrameRate(25, 1);
    private static final Bitrate AVERAGE = Bitrate.ofKilobits(1000);
    private static final Bitrate CAP = Bitrate.ofKilobits(1500);

    @Test
    @DisplayName("windows get in proportion to what they took")
    void inProportion() {
        assertThat(share(List.of(500L, 500L), List.of(800_000L, 1_200_000L)))
                .containsExactly(Bitrate.ofKilobits(800), Bitrate.ofKilobits(1200));
    }

    @Test
    @DisplayName("what a window may not take under the cap goes to the others, and a still one keeps a tenth")
    void clamped() {
        assertThat(share(List.of(500L, 500L), List.of(1L, 1_000_000L)))
                .containsExactly(Bitrate.ofKilobits(650), Bitrate.ofKilobits(1350));
        assertThat(share(List.of(500L, 500L, 500L, 500L), List.of(1L, 1_000_000L, 1_000_000L, 1_000_000L)))
                .containsExactly(
                        Bitrate.ofKilobits(100),
                        Bitrate.ofKilobits(1300),
                        Bitrate.ofKilobits(1300),
                        Bitrate.ofKilobits(1300));
        assertThat(share(List.of(500L, 500L, 500L), List.of(100_000L, 200_000L, 2_700_000L)))
                .containsExactly(Bitrate.ofKilobits(550), Bitrate.ofKilobits(1100), Bitrate.ofKilobits(1350));
    }

    @Test
    @DisplayName("whatever the title, it averages to what is wanted, and no window passes its limits")
    void averages() {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            int count = 3 + random.nextInt(40);
            List<Long> frames = LongStream.generate(() -> 100 + random.nextInt(700))
                    .limit(count)
                    .boxed()
                    .toList();
            List<Long> bytes = LongStream.generate(() -> 500_000L + random.nextInt(1_500_000))
                    .limit(count)
                    .boxed()
                    .toList();
            List<Bitrate> shares = share(frames, bytes);
            long sum = IntStream.range(0, count)
                    .mapToLong(i -> shares.get(i).bitsPerSecond() * frames.get(i))
                    .sum();
            long all = frames.stream().mapToLong(Long::longValue).sum();
            assertThat(sum / 1000.0 / all).isCloseTo(1000, within(1.0));
            assertThat(shares).allMatch(one -> one.bitsPerSecond() >= 100_000 && one.bitsPerSecond() <= 1_350_000);
        }
    }

    private static List<Bitrate> share(List<Long> frames, List<Long> bytes) {
        List<ChunkWindow> windows = IntStream.range(0, frames.size())
                .mapToObj(i -> new ChunkWindow(i, 0, frames.get(i)))
                .toList();
        return BitBudget.share(AVERAGE, CAP, windows, RATE, bytes);
    }
}
