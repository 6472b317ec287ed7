package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timescale;

/** Numbers small enough to work out by hand: one tick is one second. */
class SegmentBitratesTest {
    @Test
    @DisplayName("PR-2 The peak is that of runs of 0.5 to 1.5 target durations, so a tiny last segment does not count")
    void pr2ShortSegmentsCountOnlyInRuns() {
        // Alone, the last second is 80 kbit/s; with its predecessor, 7 s hold 16,000 bytes.
        SegmentBitrates rates = SegmentBitrates.of(track(6, 6000, 6, 6000, 1, 10_000));
        assertThat(rates.peak(6).bitsPerSecond()).isEqualTo((16_000 * 8 + 6) / 7);
        assertThat(rates.average().bitsPerSecond()).isEqualTo((22_000 * 8 + 12) / 13);
    }

    @Test
    void bothEndsOfTheRangeCount() {
        assertThat(SegmentBitrates.of(track(3, 6000, 6, 600)).peak(6).bitsPerSecond())
                .isEqualTo(16_000);
        assertThat(SegmentBitrates.of(track(2, 6000, 6, 600)).peak(6).bitsPerSecond())
                .isEqualTo(6600);
        assertThat(SegmentBitrates.of(track(9, 9000, 9, 900)).peak(6).bitsPerSecond())
                .isEqualTo(8000);
    }

    @Test
    void aRunOverTheRangeDoesNotCount() {
        // 10 s with the burst would be 8800 bit/s; the burst alone is too short, and all together are 5334.
        assertThat(SegmentBitrates.of(track(8, 1000, 2, 10_000, 8, 1000))
                        .peak(6)
                        .bitsPerSecond())
                .isEqualTo(5334);
    }

    @Test
    void aTrackShorterThanAnyRunHasItsAverageAsPeak() {
        assertThat(SegmentBitrates.of(track(1, 500)).peak(6).bitsPerSecond()).isEqualTo(4000);
    }

    @Test
    @DisplayName("PR-64 Equal segments need their own rate when the buffer holds one of them")
    void pr64EqualSegmentsNeedTheirOwnRate() {
        SegmentBitrates rates = SegmentBitrates.of(track(4, 4000, 4, 4000, 4, 4000));
        assertThat(rates.leakyBucket(MediaTime.of(4, 1)).bitsPerSecond()).isEqualTo(8000);
        assertThat(rates.leakyBucket(MediaTime.of(2, 1)).bitsPerSecond()).isEqualTo(16_000);
        // 32,000 bits within 8 s, 64,000 within 12 s, 96,000 within 16 s: the last rules.
        // rules.
        assertThat(rates.leakyBucket(MediaTime.of(8, 1)).bitsPerSecond()).isEqualTo(6000);
    }

    @Test
    @DisplayName("PR-64 A burst after quiet segments must be bearable for whoever starts at it")
    void pr64ABurstRulesForThoseWhoStartAtIt() {
        SegmentBitrates rates = SegmentBitrates.of(track(4, 10, 4, 10, 4, 8000, 4, 10));
        assertThat(rates.leakyBucket(MediaTime.of(4, 1)).bitsPerSecond()).isEqualTo(16_000);
    }

    @Test
    void longTitlesDoNotOverflow() {
        int[] day = new int[2 * 43_200];
        for (int index = 0; index < day.length; index += 2) {
            day[index] = 2;
            day[index + 1] = 10_000_000;
        }
        assertThat(SegmentBitrates.of(track(day))
                        .leakyBucket(MediaTime.of(2, 1))
                        .bitsPerSecond())
                .isEqualTo(40_000_000);
    }

    private static PackagedTrack track(int... secondsAndBytes) {
        List<PackagedSegment> segments = new ArrayList<>();
        long start = 0;
        for (int index = 0; index < secondsAndBytes.length; index += 2) {
            segments.add(new PackagedSegment(
                    String.format(Locale.ROOT, "%05d.m4s", segments.size() + 1),
                    start,
                    secondsAndBytes[index],
                    secondsAndBytes[index + 1],
                    List.of()));
            start += secondsAndBytes[index];
        }
        return new PackagedTrack.Video(
                "video/x",
                "avc1.640028",
                new Timescale(1),
                segments,
                0,
                new Resolution(16, 16),
                new Resolution(16, 16),
                new FrameRate(1, 1),
                start,
                Optional.empty(),
                Optional.empty());
    }
}
