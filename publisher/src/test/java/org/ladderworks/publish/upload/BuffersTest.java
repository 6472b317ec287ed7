package org.ladderworks.publish.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuffersTest {
    private static final int UNIT = 64 << 10;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, UNIT - 1, UNIT, UNIT + 1, 256_000, 1 << 20, (1 << 20) + 1, 5 << 20})
    void asManyBytesAsWereAskedFor(int bytes) throws InterruptedException {
        Buffers buffers = new Buffers(4 << 20);
        for (int i = 0; i < 3; i++) {
            try (Buffers.Lease lease = buffers.take(bytes)) {
                assertThat(lease.buffer().position()).isZero();
                assertThat(lease.buffer().remaining()).isEqualTo(bytes);
                lease.buffer().position(bytes);
            }
        }
    }

    @Test
    @DisplayName("what was given back is used again, by files of about that size")
    void usedAgain() throws InterruptedException {
        Buffers buffers = new Buffers(4 << 20);
        byte[] first;
        try (Buffers.Lease lease = buffers.take(256_000)) {
            first = lease.buffer().array();
        }
        try (Buffers.Lease lease = buffers.take(200_000)) {
            assertThat(lease.buffer().array()).isSameAs(first);
            try (Buffers.Lease other = buffers.take(256_000)) {
                assertThat(other.buffer().array()).isNotSameAs(first);
            }
        }
    }

    @Test
    @DisplayName("no more is in use than there may be, and closing twice gives back once")
    void bounded() throws InterruptedException {
        Buffers buffers = new Buffers(4L * UNIT);
        Buffers.Lease all = buffers.take(4 * UNIT);
        CountDownLatch got = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try (Buffers.Lease _ = buffers.take(4 * UNIT)) {
                got.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(got.await(200, TimeUnit.MILLISECONDS)).isFalse();
        all.close();
        all.close();
        assertThat(got.await(20, TimeUnit.SECONDS)).isTrue();
        waiting.join();
        try (Buffers.Lease _ = buffers.take(4 * UNIT)) {
            Thread second = Thread.ofVirtual().start(() -> {
                try (Buffers.Lease _ = buffers.take(1)) {
                    throw new AssertionError("given back twice");
                } catch (InterruptedException e) {
                    // As it should be.
                }
            });
            Thread.sleep(200);
            assertThat(second.isAlive()).isTrue();
            second.interrupt();
            second.join();
        }
    }
}
