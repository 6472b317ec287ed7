package org.ladderworks.publish.upload;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.publish.store.ConditionFailed;

/** Measures how fast the requests of an upload go while any of them is on its way. Thread-safe. */
final class UploadMeter {
    /** Of a request that takes as long as one without bytes. */
    private static final int SMALL = 16 << 10;

    private static final int FEWEST_REQUESTS = 3;
    private static final long FEWEST_BYTES = 250_000;

    /** Longer without an event the process was stopped. */
    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier running;
    private int onTheWay;
    private long lastEvent;
    private long activeNanos;
    private long bytes;
    private int small;
    private long smallNanos;

    /** Of work that may be paused. */
    static UploadMeter of(Pause pause) {
        return new UploadMeter(() -> System.nanoTime() - pause.nanos());
    }

    /** @param running a clock in nanoseconds that stands still while the work does */
    UploadMeter(LongSupplier running) {
        this.running = running;
    }

    /** Sends a request; only what went well is measured. */
    <T> T timed(int size, Trying.Request<T> request) throws IOException, ConditionFailed {
        long began = begin();
        boolean good = false;
        try {
            T answer = request.send();
            good = true;
            return answer;
        } finally {
            end(began, good, size);
        }
    }

    private synchronized long begin() {
        long now = event();
        onTheWay++;
        return now;
    }

    private synchronized void end(long began, boolean good, int size) {
        long now = event();
        onTheWay--;
        if (good) {
            bytes += size;
        }
        if (good && size <= SMALL && now - began < LONGEST_NANOS) {
            small++;
            smallNanos += now - began;
        }
    }

    private long event() {
        long now = running.getAsLong();
        if (onTheWay > 0) {
            activeNanos += Math.min(LONGEST_NANOS, now - lastEvent);
        }
        lastEvent = now;
        return now;
    }

    /** How long requests were on their way; hours in which the process was stopped count as a minute. */
    synchronized long activeNanos() {
        var _ = event();
        return activeNanos;
    }

    /** Empty where too little was sent to tell anything. */
    synchronized Optional<MeasuredSpeed> measured(Instant now) {
        Optional<Double> rate =
                bytes < FEWEST_BYTES || activeNanos <= 0 ? Optional.empty() : Optional.of(bytes / (activeNanos / 1e9));
        Optional<Double> request =
                small < FEWEST_REQUESTS || smallNanos <= 0 ? Optional.empty() : Optional.of(smallNanos / 1e6 / small);
        return rate.isEmpty() && request.isEmpty()
                ? Optional.empty()
                : Optional.of(new MeasuredSpeed(rate, request, now));
    }
}
