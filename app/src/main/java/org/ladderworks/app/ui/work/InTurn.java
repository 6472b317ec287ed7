package org.ladderworks.app.ui.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Does one thing after the other, in the order in which they were asked for, on another executor's threads. Thread-safe. */
final class InTurn implements Executor {
    private final Executor threads;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean underWay;

    InTurn(Executor threads) {
        this.threads = threads;
    }

    @Override
    public synchronized void execute(Runnable work) {
        waiting.add(work);
        if (!underWay) {
            underWay = true;
            threads.execute(this::goOn);
        }
    }

    private void goOn() {
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.poll();
        underWay = next != null;
        return next;
    }
}
