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
        this.ui = ui;
        this.notices = notices;
    }

    /** Does it; then, on the UI thread, takes its result. */
    public <T> void run(Supplier<T> work, Consumer<T> then) {
        background.execute(() -> {
            try {
                T result = work.get();
                ui.execute(() -> then.accept(result));
            } catch (EngineException e) {
                tell(Notice.error(e));
            } catch (CancellationException e) {
                // The operator's own wish.
            } catch (RuntimeException e) {
                LOG.error("an error that should not happen", e);
                tell(Notice.bug(e));
            }
        });
    }

    /** Does it, and has nothing to take. */
    public void run(Runnable work) {
        run(
                () -> {
                    work.run();
                    return true;
                },
                _ -> {});
    }

    private void tell(Notice notice) {
        ui.execute(() -> notices.tell(notice));
    }
}
