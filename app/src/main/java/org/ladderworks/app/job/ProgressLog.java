package org.ladderworks.app.job;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.ladderworks.app.job.JobEvent.Kind;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.saying.Saying;

/** Finds in what is told many times a second the little that a log is to have. Thread-safe. */
final class ProgressLog {
    private final BiConsumer<Kind, String> log;
    private Optional<Progress.Stage> stage = Optional.empty();
    private Optional<Saying> paused = Optional.empty();
    private Optional<Saying> again = Optional.empty();

    /** @param log takes what happened, with words for it */
    ProgressLog(BiConsumer<Kind, String> log) {
        this.log = log;
    }

    synchronized void hear(Progress progress) {
        if (!stage.equals(Optional.of(progress.stage()))) {
            stage = Optional.of(progress.stage());
            log.accept(Kind.STAGE, progress.stage().name());
        }
        progress.again().filter(why -> !again.equals(Optional.of(why))).ifPresent(why -> {
            again = Optional.of(why);
            log.accept(Kind.AGAIN, why.english());
        });
        // What an operator says is known to the log already.
        Optional<Saying> now = progress.paused().filter(why -> !why.equals(RunningJob.BY_OPERATOR));
        if (now.isPresent() && paused.isEmpty()) {
            log.accept(Kind.PAUSED, now.get().english());
        } else if (now.isEmpty() && paused.isPresent()) {
            log.accept(Kind.RESUMED, "");
        }
        paused = now;
    }
}
