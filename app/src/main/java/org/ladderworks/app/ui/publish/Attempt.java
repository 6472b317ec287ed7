package org.ladderworks.app.ui.publish;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.progress.Cancellation;

/** What came of work whose end has to be known, however it ends. */
record Attempt<T>(Optional<T> result, Optional<RuntimeException> trouble) {
    static <T> Attempt<T> of(Supplier<T> work) {
        try {
            return new Attempt<>(Optional.of(work.get()), Optional.empty());
        } catch (RuntimeException e) {
            return new Attempt<>(Optional.empty(), Optional.of(e));
        }
    }

    /** Whether it ended as the operator wished it to; what is broken off then may say so in other words. */
    boolean wasCancelled(Cancellation cancellation) {
        return trouble.filter(e -> e instanceof CancellationException
                        || (e instanceof EngineException && cancellation.isCancelled()))
                .isPresent();
    }

    /** What went wrong, to be told. */
    Optional<Notice> notice() {
        return trouble.map(e -> e instanceof EngineException known ? Notice.error(known) : Notice.bug(e));
    }
}
