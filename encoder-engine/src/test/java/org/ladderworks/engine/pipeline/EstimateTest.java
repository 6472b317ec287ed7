package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.encode.EncodeProgress.Share;

/** How long a job still takes. */
class EstimateTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    @Test
    @DisplayName("a quarter in a minute: three more minutes")
    void goesOnAsItDid() {
        assertThat(Estimate.remaining(List.of(new Share(0.25, 0)), MINUTE)).contains(Duration.ofMinutes(3));
    }

    @Test
    @DisplayName("what an earlier run did says nothing about how fast this one is")
    void whatWasFoundTookNoTime() {
        assertThat(Estimate.remaining(List.of(new Share(0.85, 0.8)), MINUTE))
                .hasValueSatisfying(
                        left -> assertThat(left).isBetween(Duration.ofSeconds(179), Duration.ofSeconds(181)));
        assertThat(Estimate.remaining(List.of(new Share(0.8, 0.8)), MINUTE)).isEmpty();
    }

    @Test
    @DisplayName("of pictures and sound, what takes longer counts")
    void theLongest() {
        assertThat(Estimate.remaining(List.of(new Share(0.5, 0), new Share(0.25, 0)), MINUTE))
                .contains(Duration.ofMinutes(3));
        // Half of what was missing in a minute, though it is further than the other.
        assertThat(Estimate.remaining(List.of(new Share(0.95, 0.9), new Share(0.75, 0)), MINUTE))
                .hasValueSatisfying(left -> assertThat(left).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(61)));
        assertThat(Estimate.remaining(List.of(new Share(1, 0.2), new Share(0.5, 0)), MINUTE))
                .contains(Duration.ofMinutes(1));
        assertThat(Estimate.remaining(List.of(new Share(0.5, 0), new Share(0, 0)), MINUTE))
                .isEmpty();
    }

    @Test
    void nothingIsLeft() {
        assertThat(Estimate.remaining(List.of(new Share(1, 1)), MINUTE)).contains(Duration.ZERO);
    }

    @Test
    @DisplayName("in the first second nothing is told")
    void notAtOnce() {
        assertThat(Estimate.remaining(List.of(new Share(0.5, 0)), MINUTE / 61)).isEmpty();
    }
}
