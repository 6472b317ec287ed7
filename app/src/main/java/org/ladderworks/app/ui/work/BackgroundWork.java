package org.ladderworks.app.ui.work;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.notice.Notices;
import org.ladderworks.engine.error.EngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what may take time away from the UI thread, and brings its result back there. Called on the UI thread. */
public final class BackgroundWork {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);

    private final Executor background;
    private final Executor inTurn;
    private final Executor ui;
    private final Notices notices;

    /**
     * Work of one window.
     *
     * @param background may run several at once
     * @param ui the UI thread
     * @param notices where what fails is told
     */
    public BackgroundWork(Executor background, Executor ui, Notices notices) {
        this.background = background;
        this.inTurn = new InTurn(background);
        this.ui = ui;
        this.notices = notices;
    }

    /** Does it; then, on the UI thread, takes its result. */
    public <T> void run(Supplier<T> work, Consumer<T> then) {
        run(work, then, () -> {});
    }

    /**
     * The same.
     *
     * @param lastly is done on the UI thread behind that, also where it failed
     */
    public <T> void run(Supplier<T> work, Consumer<T> then, Runnable lastly) {
        background.execute(() -> attempt(work, then, lastly));
    }

    /** Does it, and has nothing to take. */
    public void run(Runnable work) {
        run(nothing(work), _ -> {});
    }

    /** Does it when all that was asked for so before is done: for what the operator changes, whose order matters. */
    public <T> void inTurn(Supplier<T> work, Consumer<T> then) {
        inTurn.execute(() -> attempt(work, then, () -> {}));
    }

    /** The same, and has nothing to take. */
    public void inTurn(Runnable work) {
        inTurn(nothing(work), _ -> {});
    }

    private static Supplier<Boolean> nothing(Runnable work) {
        return () -> {
            work.run();
            return true;
        };
    }

    // Whatever it is: a task that ends in silence leaves the window waiting for it.
    private <T> void attempt(Supplier<T> work, Consumer<T> then, Runnable lastly) {
        try {
            T result = work.get();
            ui.execute(() -> {
                then.accept(result);
                lastly.run();
            });
        } catch (EngineException e) {
            tell(Notice.error(e), lastly);
        } catch (CancellationException e) {
            // The operator's own wish.
            ui.execute(lastly);
        } catch (Throwable e) {
            LOG.error("an error that should not happen", e);
            tell(Notice.bug(e), lastly);
        }
    }

    private void tell(Notice notice, Runnable lastly) {
        ui.execute(() -> {
            notices.tell(notice);
            lastly.run();
        });
    }
}
