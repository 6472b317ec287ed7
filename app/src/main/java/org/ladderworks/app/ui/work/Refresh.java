package org.ladderworks.app.ui.work;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Fetches something anew whenever that is asked for: one fetch at a time, and one more for all who asked meanwhile, so that what
 * is shown at the end is the newest. On the UI thread alone.
 *
 * @param <T> what is fetched
 */
public final class Refresh<T> {
    private final BackgroundWork work;
    private final Supplier<Supplier<T>> question;
    private final Consumer<T> taker;
    private boolean underWay;
    private boolean again;

    /**
     * Something to be fetched.
     *
     * @param question says on the UI thread what is to be fetched then, which may take time
     * @param taker takes it on the UI thread
     */
    public Refresh(BackgroundWork work, Supplier<Supplier<T>> question, Consumer<T> taker) {
        this.work = work;
        this.question = question;
        this.taker = taker;
    }

    public void ask() {
        if (underWay) {
            again = true;
            return;
        }
        underWay = true;
        work.run(question.get(), taker, this::ended);
    }

    private void ended() {
        underWay = false;
        if (again) {
            again = false;
            ask();
        }
    }
}
