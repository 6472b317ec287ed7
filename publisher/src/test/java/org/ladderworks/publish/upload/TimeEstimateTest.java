package org.ladderworks.publish.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.publish.upload.TimeEstimate.Basis;

/** How long an upload is said to take. */
class TimeEstimateTest {
    private static final Optional<Long> NO_LIMIT = Optional.empty();

    private static Optional<MeasuredSpeed> measured(double bytesPerSecond, double requestMillis) {
        return Optional.of(new MeasuredSpeed(Optional.of(bytesPerSecond), Optional.of(requestMillis), Instant.EPOCH));
    }

    private static Optional<TimeEstimate> millis(long millis, Basis basis) {
        return Optional.of(new TimeEstimate(Duration.ofMillis(millis), basis));
    }

    @Test
    @DisplayName("what nobody can know is not told")
    void unknown() {
        assertThat(TimeEstimate.of(1_000_000, 10, 48, NO_LIMIT, Optional.empty()))
                .isEmpty();
        assertThat(TimeEstimate.of(0, 5, 48, Optional.of(1_000_000L), Optional.empty()))
                .as("a limit of bytes says nothing where none are sent")
                .isEmpty();
        MeasuredSpeed small = new MeasuredSpeed(Optional.empty(), Optional.of(20.0), Instant.EPOCH);
        assertThat(TimeEstimate.of(1_000_000, 10, 48, NO_LIMIT, Optional.of(small)))
                .isEmpty();
    }

    @Test
    @DisplayName("large files take the bytes by the speed, and a few round trips")
    void bytes() {
        // 100 MB at 10 MB/s, and 24 requests of 50 ms.
        assertThat(TimeEstimate.of(100_000_000, 10, 48, NO_LIMIT, measured(10e6, 50)))
                .isEqualTo(millis(11_200, Basis.MEASURED));
    }

    @Test
    @DisplayName("many small files take their requests, as many at once as may be")
    void requests() {
        // 10,000 of 1 kB: 1 s by their bytes, 10 s by 50 ms each in 50 lanes.
        assertThat(TimeEstimate.of(10_000_000, 10_000, 50, NO_LIMIT, measured(10e6, 50)))
                .isEqualTo(millis(11_200, Basis.MEASURED));
        assertThat(TimeEstimate.of(10_000_000, 10_000, 5, NO_LIMIT, measured(10e6, 50)))
                .isEqualTo(millis(101_200, Basis.MEASURED));
    }

    @Test
    @DisplayName("a limit counts where it is slower than the line, and is told to be the least")
    void limit() {
        assertThat(TimeEstimate.of(100_000_000, 10, 48, Optional.of(1_000_000L), Optional.empty()))
                .isEqualTo(millis(100_000, Basis.LIMIT));
        assertThat(TimeEstimate.of(100_000_000, 10, 48, Optional.of(1_000_000L), measured(10e6, 50)))
                .isEqualTo(millis(101_200, Basis.LIMIT));
        assertThat(TimeEstimate.of(100_000_000, 10, 48, Optional.of(20_000_000L), measured(10e6, 50)))
                .isEqualTo(millis(11_200, Basis.MEASURED));
    }

    @Test
    @DisplayName("where all is there, the commit alone takes its round trips")
    void nothingToSend() {
        assertThat(TimeEstimate.of(0, 5, 50, NO_LIMIT, measured(10e6, 50))).isEqualTo(millis(1_205, Basis.MEASURED));
    }

    @Test
    @DisplayName("the rest is as expected at first, and later as it goes")
    void remaining() {
        Optional<Duration> expected = Optional.of(Duration.ofSeconds(100));
        assertThat(Remaining.of(0, 0.0, 0, Optional.empty())).isEmpty();
        assertThat(Remaining.of(0, 0.0, 0, expected)).contains(Duration.ofSeconds(100));
        assertThat(Remaining.of(0, 0.5, 500_000_000L, expected)).contains(Duration.ofSeconds(50));
        // 10 s for a quarter: 30 s more by that, 75 s by what was expected; half way to trust.
        assertThat(Remaining.of(0, 0.25, 10_000_000_000L, expected)).contains(Duration.ofMillis(52_500));
        assertThat(Remaining.of(0, 0.25, 20_000_000_000L, expected)).contains(Duration.ofSeconds(60));
        assertThat(Remaining.of(0, 0.25, 20_000_000_000L, Optional.empty())).contains(Duration.ofSeconds(60));
        assertThat(Remaining.of(0, 1, 20_000_000_000L, expected)).contains(Duration.ZERO);
    }

    @Test
    @DisplayName("what had arrived before says nothing of the speed")
    void remainingOfAnUploadThatGoesOn() {
        assertThat(Remaining.of(0.5, 0.75, 20_000_000_000L, Optional.empty())).contains(Duration.ofSeconds(20));
        assertThat(Remaining.of(0.5, 0.5, 20_000_000_000L, Optional.empty())).isEmpty();
        assertThat(Remaining.of(1, 1, 20_000_000_000L, Optional.empty())).contains(Duration.ZERO);
    }
}
