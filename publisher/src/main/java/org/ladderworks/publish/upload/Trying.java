package org.ladderworks.publish.upload;

import dev.failsafe.Call;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.ContextualSupplier;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.StoreBusy;

/** Asks a store again where it may think better of it, later each time and never in step with others. Thread-safe. */
public final class Trying {
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final double JITTER = 0.5;

    /** Whoever cancels waits for what is ended. */
    private static final Duration ONCE_CANCELLED = Duration.ofSeconds(10);

    private final String store;
    private final Lanes lanes;
    private final Cancellation cancellation;
    private final Duration patience;
    private final boolean finishing;

    /**
     * @param store for people
     * @param lanes most requests at once
     * @param patience how long one request may be in trouble, from its first failure on; pauses do not count
     */
    public Trying(String store, int lanes, Duration patience, Cancellation cancellation) {
        this(store, new Lanes(lanes), patience, cancellation, false);
    }

    private Trying(String store, Lanes lanes, Duration patience, Cancellation cancellation, boolean finishing) {
        this.store = store;
        this.lanes = lanes;
        this.cancellation = cancellation;
        this.patience = patience;
        this.finishing = finishing;
    }

    /**
     * For the few requests that end what viewers would else see half done: neither a pause nor a cancellation keeps them from being
     * sent. A store that does not answer is given up soon once the work is cancelled.
     */
    public Trying finishing() {
        return new Trying(store, lanes, patience, cancellation, true);
    }

    /** Throws CancellationException where the work was cancelled. */
    public void check() {
        cancellation.check();
    }

    /** Of one request. */
    private RetryPolicy<Object> policy() {
        Patience left = new Patience(patience, cancellation.pause());
        Patience little = new Patience(ONCE_CANCELLED, System::nanoTime);
        return RetryPolicy.builder()
                .handleIf(failure -> failure instanceof IOException
                        && (cancellation.isCancelled() ? finishing && little.failedAgain() : left.failedAgain()))
                .withBackoff(FIRST_WAIT, LONGEST_WAIT)
                .withJitter(JITTER)
                .withMaxRetries(-1)
                .build();
    }

    /** A request. */
    @FunctionalInterface
    public interface Request<T> {
        T send() throws IOException, ConditionFailed;
    }

    /**
     * Asks until there is an answer; waits while the work is paused.
     *
     * @throws PublishException where there was none within the patience
     * @throws CancellationException where it was cancelled
     */
    public <T> T ask(Request<T> request) throws ConditionFailed {
        ContextualSupplier<T, T> sending = _ -> once(request);
        Call<T> call = Failsafe.with(policy()).newCall(sending);
        // A cancelled work does not wait for its next attempt.
        try (Cancellation.Registration _ = cancellation.onCancel(() -> stop(call))) {
            return answer(call);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof ConditionFailed failed) {
                throw failed;
            }
            if (!finishing) {
                cancellation.check();
            }
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
            throw new PublishException(
                    ErrorCode.TARGET_UNREACHABLE,
                    store + " could not be used: " + (e.getCause() == null ? e : e.getCause()).getMessage(),
                    "Try again when the network and the store are well: what was sent stays, and the same command goes on.",
                    e.getCause());
        }
    }

    /** The same for what has no condition. */
    public <T> T askPlainly(Request<T> request) {
        try {
            return ask(request);
        } catch (ConditionFailed e) {
            throw new IllegalStateException("a condition where there was none", e);
        }
    }

    private void stop(Call<?> call) {
        if (!finishing) {
            var _ = call.cancel(true);
        }
    }

    private <T> T answer(Call<T> call) {
        try {
            return call.execute();
        } catch (CancellationException e) {
            cancellation.check();
            throw e;
        }
    }

    private <T> T once(Request<T> request) throws IOException, ConditionFailed, InterruptedException {
        try (Lanes.Lane _ = lanes.take()) {
            // Behind the wait for a lane: thousands may stand there when a pause begins.
            if (!finishing) {
                cancellation.checkAndWait();
            }
            T answer = request.send();
            lanes.good();
            return answer;
        } catch (StoreBusy e) {
            lanes.busy();
            throw e;
        }
    }
}
