package org.ladderworks.publish.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.progress.Cancellation;

class CrowdTest {
    private final Cancellation cancellation = new Cancellation();
    private final Crowd crowd = new Crowd(cancellation);
    private final List<Integer> things = IntStream.range(0, 5_000).boxed().toList();

    @Test
    void whatComesOfEachInTheirOrder() {
        assertThat(crowd.all(things, each -> 2 * each))
                .isEqualTo(things.stream().map(each -> 2 * each).toList());
        assertThat(crowd.all(List.<Integer>of(), each -> each)).isEmpty();
    }

    @Test
    @DisplayName("a cancelled crowd ends, though those who work end well and the rest never begins")
    void cancelledWhileAllIsWell() {
        CountDownLatch cancelled = new CountDownLatch(1);
        assertThatThrownBy(() -> crowd.all(things, each -> {
                    if (each == 0) {
                        cancellation.cancel();
                        cancelled.countDown();
                    }
                    while (cancelled.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return each;
                }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    @DisplayName("the first failure is the one that is told")
    void failed() {
        assertThatThrownBy(() -> crowd.all(things, each -> {
                    if (each == 7) {
                        throw new IllegalStateException("seven");
                    }
                    return each;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("seven");
    }
}
