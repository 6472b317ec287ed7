package org.ladderworks.publish.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.saying.Saying;

/** What bytes wait for. */
class BandwidthTest {
    private final Pause pause = new Pause();
    private final Cancellation cancellation = new Cancellation().with(pause);

    private CompletableFuture<String> taking(Bandwidth bandwidth) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                bandwidth.takePatiently(100);
                return "taken";
            } catch (IOException e) {
                return String.valueOf(e.getMessage());
            }
        });
    }

    @Test
    @DisplayName("a pause holds bytes for as long as it lasts, unless the work is cancelled")
    void paused() throws InterruptedException, ExecutionException, TimeoutException {
        Bandwidth bandwidth = Bandwidth.of(Optional.empty(), cancellation);
        assertThat(taking(bandwidth).get(5, TimeUnit.SECONDS)).isEqualTo("taken");
        pause.pause(Pause.Cause.OPERATOR, Saying.inWords("by hand"));
        CompletableFuture<String> waits = taking(bandwidth);
        Thread.sleep(Duration.ofMillis(300));
        assertThat(waits).isNotDone();
        pause.resume(Pause.Cause.OPERATOR);
        assertThat(waits.get(5, TimeUnit.SECONDS)).isEqualTo("taken");

        pause.pause(Pause.Cause.OPERATOR, Saying.inWords("by hand"));
        CompletableFuture<String> ends = taking(bandwidth);
        cancellation.cancel();
        assertThat(ends.get(5, TimeUnit.SECONDS)).isEqualTo("cancelled");
    }

    @Test
    @DisplayName("few requests share a small limit, so that none waits longer for its turn than a store does")
    void shared() {
        assertThat(Bandwidth.of(Optional.empty()).requests(48)).isEqualTo(48);
        assertThat(Bandwidth.of(Optional.of(12_500L)).requests(48)).isEqualTo(4);
        assertThat(Bandwidth.of(Optional.of(12_500L)).requests(2)).isEqualTo(2);
        assertThat(Bandwidth.of(Optional.of(1_250_000L)).requests(48)).isEqualTo(19);
        assertThat(Bandwidth.of(Optional.of(100_000_000L)).requests(48)).isEqualTo(48);
    }
}
