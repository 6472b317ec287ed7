package org.ladderworks.publish.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.ladderworks.engine.progress.Cancellation;

/** Does the same with many things, many at once on threads that mostly wait. The first failure ends all. Thread-safe. */
public final class Crowd {
    /**
     * No more requests are made at once. Threads of the system: what one waits for wakes it, where a virtual thread is woken by
     * a poller and put on a carrier, which costs as much as the rest of a request.
     */
    private static final int MOST = 64;

    private static final long LOOK_MILLIS = 50;

    private final Cancellation cancellation;

    public Crowd(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /** What comes of each, in the order of the things; fails with what the first fails with. */
    public <A, B> List<B> all(List<A> things, Function<A, B> work) {
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.clamp(things.size(), 1, MOST),
                Thread.ofPlatform().daemon().name("publish-", 0).factory());
        try (Cancellation.Registration _ = cancellation.onCancel(threads::shutdownNow)) {
            ExecutorCompletionService<B> done = new ExecutorCompletionService<>(threads);
            List<Future<B>> results = new ArrayList<>();
            for (A thing : things) {
                results.add(done.submit(() -> work.apply(thing)));
            }
            for (int i = 0; i < results.size(); i++) {
                var _ = result(next(done));
            }
            return results.stream().map(this::result).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (java.util.concurrent.RejectedExecutionException e) {
            cancellation.check();
            throw e;
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    /** What was never begun when it was cancelled does not come: it is not waited for. */
    private <B> Future<B> next(ExecutorCompletionService<B> done) throws InterruptedException {
        Future<B> next = done.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        while (next == null) {
            cancellation.check();
            next = done.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
        return next;
    }

    private <B> B result(Future<B> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            cancellation.check();
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
