package org.ladderworks.app.cli;

import java.util.concurrent.CancellationException;
import java.util.function.ToIntFunction;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.progress.Cancellation;

/** Work that Ctrl-C cancels, and what is said then: that changes as the work gets on. Thread-safe. */
final class Cancellable {
    /** Of commands that change nothing. */
    static final String NOTHING_CHANGED = "Cancelled.";

    private static final int CANCELLED = 130;

    private final Cancellation cancellation = new Cancellation();
    private volatile String words;

    private Cancellable(String words) {
        this.words = words;
    }

    /**
     * Runs the work, and gives the exit code.
     *
     * @param words said where it is cancelled before it says otherwise
     */
    static int run(Report report, String words, ToIntFunction<Cancellable> work) {
        Cancellable cancellable = new Cancellable(words);
        // What is said is said while the process still waits for it.
        try (InterruptHook _ = new InterruptHook(cancellable.cancellation::cancel)) {
            return cancellable.told(report, work);
        }
    }

    private int told(Report report, ToIntFunction<Cancellable> work) {
        try {
            return work.applyAsInt(this);
        } catch (CancellationException e) {
            report.cancelled(words);
            return CANCELLED;
        } catch (EngineException e) {
            if (cancellation.isCancelled()) {
                report.cancelled(words);
                return CANCELLED;
            }
            throw e;
        }
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** From now on that is said. */
    void says(String text) {
        words = text;
    }
}
