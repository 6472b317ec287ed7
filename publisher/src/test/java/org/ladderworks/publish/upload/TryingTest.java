package org.ladderworks.publish.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.publish.store.ConditionFailed;

class TryingTest {
    private final Cancellation cancellation = new Cancellation();
    private final Trying trying = new Trying("a store", 4, Duration.ofHours(1), cancellation);

    @Test
    @DisplayName("a cancellation does not wait for the next attempt at a store that is in trouble")
    void cancelledBetweenAttempts() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();
        Thread cancelling = Thread.ofVirtual().start(() -> {
            try {
                // Each wait is about twice the one before: the next attempt would be seconds away.
                while (attempts.get() < 6) {
                    Thread.sleep(20);
                }
                Thread.sleep(100);
                cancellation.cancel();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThatThrownBy(() -> trying.askPlainly(() -> {
                    attempts.incrementAndGet();
                    throw new IOException("not now");
                }))
                .isInstanceOf(CancellationException.class);
        cancelling.join();
        assertThat(attempts).hasValue(6);
        assertThat(Thread.interrupted()).as("left to who comes next").isFalse();
    }

    @Test
    @DisplayName("what is to be ended is sent though the work is cancelled or paused")
    void finishing() {
        cancellation.pause().pause(Pause.Cause.OPERATOR, Saying.inWords("a test"));
        cancellation.cancel();
        assertThat(trying.finishing().<String>askPlainly(() -> "sent")).isEqualTo("sent");
        assertThatThrownBy(() -> trying.askPlainly(() -> "sent")).isInstanceOf(CancellationException.class);
    }

    @Test
    @DisplayName(
            "who ends a commit is told that a condition does not hold, though the work was cancelled: the answer was lost")
    void lostAnswerOfACommit() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> trying.finishing().ask(() -> {
                    if (attempts.getAndIncrement() == 0) {
                        cancellation.cancel();
                        throw new IOException("the answer is lost");
                    }
                    throw new ConditionFailed("current.json");
                }))
                .isInstanceOf(ConditionFailed.class);
    }

    @Test
    @DisplayName("a store that does not answer keeps no cancelled work, paused or not, for long")
    void givenUpSoon() {
        cancellation.pause().pause(Pause.Cause.OPERATOR, Saying.inWords("a test"));
        cancellation.cancel();
        assertThatThrownBy(() -> trying.finishing().askPlainly(() -> {
                    throw new IOException("not now");
                }))
                .isInstanceOf(PublishException.class);
    }
}
