package org.ladderworks.publish.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When a request is given up. */
class PatienceTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final Patience patience = new Patience(Duration.ofMinutes(10), clock::get);

    private boolean failsAfter(Duration time) {
        clock.addAndGet(time.toNanos());
        return patience.failedAgain();
    }

    @Test
    @DisplayName("what takes long before it fails first is tried again for as long as anything else")
    void slowFirst() {
        assertThat(failsAfter(Duration.ofHours(2))).isTrue();
        assertThat(failsAfter(Duration.ofSeconds(59))).isTrue();
    }

    @Test
    @DisplayName("ten minutes of trouble are enough")
    void enough() {
        assertThat(failsAfter(Duration.ZERO)).isTrue();
        for (int seconds = 20; seconds < 600; seconds += 20) {
            assertThat(failsAfter(Duration.ofSeconds(20)))
                    .as("after " + seconds + " s")
                    .isTrue();
        }
        assertThat(failsAfter(Duration.ofSeconds(20))).isFalse();
    }

    @Test
    @DisplayName("a night in which the process was stopped counts as a minute")
    void stopped() {
        assertThat(failsAfter(Duration.ZERO)).isTrue();
        assertThat(failsAfter(Duration.ofHours(9))).isTrue();
        assertThat(failsAfter(Duration.ofMinutes(1).multipliedBy(8))).isTrue();
        for (int minute = 3; minute < 10; minute++) {
            assertThat(failsAfter(Duration.ofMinutes(1))).as("minute " + minute).isTrue();
        }
        assertThat(failsAfter(Duration.ofMinutes(1))).isFalse();
    }
}
