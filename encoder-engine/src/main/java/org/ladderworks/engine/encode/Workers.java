package org.ladderworks.engine.encode;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Tasks;

/** So many threads that share tasks. */
record Workers(int count) {
    /**
     * Blocks until all tasks have ended; the first failure stops the others.
     *
     * @param tasks made for the cancellation that stops them
     * @return what they gave, in their order
     */
    <T> List<T> run(Cancellation cancellation, Function<Cancellation, List<Supplier<T>>> tasks) {
        Cancellation stop = new Cancellation().with(cancellation.pause());
        try (ExecutorService pool = Executors.newFixedThreadPool(count);
                Cancellation.Registration _ = cancellation.onCancel(stop::cancel)) {
            List<Future<T>> results = tasks.apply(stop).stream()
                    .map(task -> pool.submit(task::get))
                    .toList();
            try {
                return results.stream().map(Tasks::result).toList();
            } catch (RuntimeException e) {
                stop.cancel();
                cancellation.check();
                throw e;
            }
        }
    }
}
