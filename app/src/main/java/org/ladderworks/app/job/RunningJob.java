package org.ladderworks.app.job;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.progress.Standstill;
import org.ladderworks.engine.progress.TitlePicture;
import org.ladderworks.engine.saying.Saying;

/** The job that a worker works on, and how it is held and stopped. Thread-safe. */
final class RunningJob {
    /** Why a job stands still that was told to. */
    static final Saying BY_OPERATOR = Standstill.BY_OPERATOR.with();

    private final long id;
    private final Pause pause = new Pause();
    private final Cancellation cancellation = new Cancellation();
    private final AtomicReference<Optional<Progress>> progress = new AtomicReference<>(Optional.empty());

    private final AtomicReference<Optional<TitlePicture>> picture = new AtomicReference<>(Optional.empty());

    RunningJob(long id) {
        this.id = id;
    }

    long id() {
        return id;
    }

    Pause pause() {
        return pause;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    void hold(boolean held) {
        if (held) {
            pause.pause(Pause.Cause.OPERATOR, BY_OPERATOR);
        } else {
            pause.resume(Pause.Cause.OPERATOR);
        }
    }

    void progressed(Progress newest) {
        progress.set(Optional.of(newest));
    }

    void pictured(TitlePicture newest) {
        picture.set(Optional.of(newest));
    }

    Optional<TitlePicture> picture() {
        return picture.get();
    }

    /** The newest; a job that stands still tells nothing by itself. */
    Optional<Progress> progress() {
        Optional<Saying> reason = pause.reason();
        return reason.isEmpty() ? progress.get() : progress.get().map(then -> then.heldBecause(reason.get()));
    }
}
