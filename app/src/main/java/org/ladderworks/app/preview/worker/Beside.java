package org.ladderworks.app.preview.worker;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.ladderworks.app.preview.Trouble;

/** Something that is done on a thread of its own meanwhile. */
final class Beside<T> {
    private final FutureTask<T> task;

    private Beside(FutureTask<T> task) {
        this.task = task;
    }

    static <T> Beside<T> begin(Callable<T> what) {
        FutureTask<T> task = new FutureTask<>(what);
        Thread.ofPlatform().daemon().name("beside").start(task);
        return new Beside<>(task);
    }

    /** What came of it; fails as it failed. */
    T await() throws Unshowable {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof Unshowable unshowable) {
                        throw unshowable;
                    }
                    throw new Unshowable(Trouble.Kind.UNREADABLE, String.valueOf(e.getCause()));
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
