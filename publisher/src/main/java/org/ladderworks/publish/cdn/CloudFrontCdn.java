package org.ladderworks.publish.cdn;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Tasks;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudfront.model.CreateInvalidationRequest;
import software.amazon.awssdk.services.cloudfront.model.GetInvalidationRequest;

/**
 * CloudFront, for one distribution. It takes the rights {@code cloudfront:CreateInvalidation} and {@code
 * cloudfront:GetInvalidation} on it. Thread-safe; to be closed.
 */
public final class CloudFrontCdn implements Cdn {
    /** The right to tell caches. */
    public static final String CREATE = "cloudfront:CreateInvalidation";

    /** The right to see that they have forgotten. */
    public static final String GET = "cloudfront:GetInvalidation";

    private final CloudFrontConnection connection;
    private final CloudFrontSettings settings;
    private final CloudFrontTrouble trouble;
    private final Pace pace;

    CloudFrontCdn(CloudFrontConnection connection, CloudFrontSettings settings, Pace pace) {
        this.connection = connection;
        this.settings = settings;
        this.trouble = new CloudFrontTrouble(settings.distribution());
        this.pace = pace;
    }

    /**
     * Nothing is asked yet.
     *
     * @throws PublishException where the AWS settings of this machine cannot be used
     */
    public static CloudFrontCdn open(CloudFrontSettings settings, Pace pace) {
        try {
            return new CloudFrontCdn(CloudFrontConnection.open(settings, pace.answer()), settings, pace);
        } catch (SdkClientException | IllegalArgumentException e) {
            throw CloudFrontTrouble.settings(e);
        }
    }

    @Override
    public Done invalidate(Invalidation what, Listener listener, Cancellation cancellation) {
        Run run = new Run(listener, cancellation);
        Answer first = run.create(what);
        Answer answer = first;
        while (!answer.isDone()) {
            run.await(pace.poll(), Optional.empty());
            answer = run.look(first.id());
        }
        return new Done(first.asked(), first.isDone());
    }

    /**
     * Asks for it, and does not wait until it is done.
     *
     * @return CloudFront's id of it
     */
    public String begin(Invalidation what, Cancellation cancellation) {
        return new Run(Listener.NONE, cancellation).create(what).id();
    }

    /** Whether all caches have forgotten what {@link #begin} asked for. */
    public boolean isDone(String id, Cancellation cancellation) {
        Run run = new Run(Listener.NONE, cancellation);
        run.accepted = true;
        return run.look(id).isDone();
    }

    @Override
    public void close() {
        connection.close();
    }

    /** One call of {@link #invalidate}. */
    private final class Run {
        private final Listener listener;
        private final Cancellation cancellation;
        private final long began = System.nanoTime();
        private boolean accepted;

        private Run(Listener listener, Cancellation cancellation) {
            this.listener = listener;
            this.cancellation = cancellation;
        }

        private Answer create(Invalidation what) {
            credentials();
            CreateInvalidationRequest create = CreateInvalidationRequest.builder()
                    .distributionId(settings.distribution())
                    .invalidationBatch(batch -> batch.callerReference(what.reference())
                            .paths(paths -> paths.items(what.paths())
                                    .quantity(what.paths().size())))
                    .build();
            Answer answer = ask(
                    CREATE,
                    () -> Answer.of(
                            connection.client().createInvalidation(create).invalidation()));
            accepted = true;
            return answer;
        }

        private Answer look(String id) {
            GetInvalidationRequest get = GetInvalidationRequest.builder()
                    .distributionId(settings.distribution())
                    .id(id)
                    .build();
            return ask(
                    GET,
                    () -> Answer.of(connection.client().getInvalidation(get).invalidation()));
        }

        private void credentials() {
            try {
                var _ = interruptibly(() -> {
                    connection.requireCredentials();
                    return true;
                });
            } catch (SdkClientException | IllegalArgumentException e) {
                cancellation.check();
                throw trouble.credentials(e);
            }
        }

        /** Tries until there is an answer: what is asked for is the same each time. */
        private Answer ask(String right, Supplier<Answer> question) {
            for (int attempt = 1; ; attempt++) {
                try {
                    return interruptibly(question);
                } catch (SdkException e) {
                    cancellation.check();
                    String words = trouble.passing(right, accepted, e);
                    if (attempt >= pace.tries()) {
                        throw trouble.lasting(words, accepted);
                    }
                    double chance = ThreadLocalRandom.current().nextDouble();
                    await(pace.waitBefore(attempt, chance), Optional.of(words));
                }
            }
        }

        /** Elsewhere, as that can be broken off at once: an interrupt closes the connection of a virtual thread. */
        private <T> T interruptibly(Supplier<T> question) {
            cancellation.check();
            FutureTask<T> task = new FutureTask<>(question::get);
            Thread.ofVirtual().name("cloudfront").start(task);
            try (Cancellation.Registration _ = cancellation.onCancel(() -> task.cancel(true))) {
                return Tasks.result(task);
            } catch (CancellationException e) {
                task.cancel(true);
                throw e;
            }
        }

        private void await(Duration wait, Optional<String> why) {
            Duration waited = Duration.ofNanos(System.nanoTime() - began);
            if (waited.plus(wait).compareTo(pace.whole()) > 0) {
                throw new PublishException(
                        ErrorCode.CDN_SLOW,
                        "CloudFront has not told all caches of %s after %d s%s"
                                .formatted(
                                        settings.distribution(),
                                        waited.toSeconds(),
                                        why.map(words -> ": " + words).orElse("")),
                        accepted
                                ? "It goes on by itself; the same command waits for it again, and asks for nothing twice."
                                : "Try again later.");
            }
            listener.onWaiting(new Waiting(accepted, waited, why));
            CountDownLatch cancelled = new CountDownLatch(1);
            try (Cancellation.Registration _ = cancellation.onCancel(cancelled::countDown)) {
                if (cancelled.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    cancellation.check();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }
    }
}
