package org.ladderworks.publish.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanesTest {
    @Test
    void halvedOnceForAllThatHearOfItAndWidenedSlowly() {
        Lanes lanes = new Lanes(32);
        for (int i = 0; i < 10; i++) {
            lanes.busy();
        }
        assertThat(lanes.open()).isEqualTo(16);
        for (int i = 0; i < 16 * 3; i++) {
            lanes.good();
        }
        assertThat(lanes.open()).isEqualTo(19);
        for (int i = 0; i < 16 * 100; i++) {
            lanes.good();
        }
        assertThat(lanes.open()).isEqualTo(32);
    }

    @Test
    void noMoreAreTakenThanThereAre() throws InterruptedException {
        Lanes lanes = new Lanes(1);
        Thread waiting;
        try (Lanes.Lane _ = lanes.take()) {
            waiting = Thread.ofVirtual().start(() -> {
                try {
                    lanes.take().close();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            waiting.join(100);
            assertThat(waiting.isAlive()).isTrue();
        }
        waiting.join(5000);
        assertThat(waiting.isAlive()).isFalse();
    }
}
