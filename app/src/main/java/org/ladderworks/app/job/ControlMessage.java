package org.ladderworks.app.job;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/** What is said between the process that owns the queue and others: one JSON object on a line each way. */
final class ControlMessage {
    private ControlMessage() {}

    /** What can be asked; {@link JobDesk} says what each does. */
    enum Verb {
        ADD,
        LIST,
        SHOW,
        JOB_FILE,
        PAUSE,
        RESUME,
        CANCEL,
        FIRST,
        FORGET
    }

    /**
     * A request.
     *
     * @param id of the job; 0 where none is meant
     * @param job for ADD
     */
    record Request(Verb verb, long id, Optional<NewJob> job) {
        Request {
            // It comes from outside.
            Objects.requireNonNull(verb, "verb");
            if (Objects.requireNonNull(job, "job").isPresent() != (verb == Verb.ADD)) {
                throw new IllegalArgumentException("a job comes with ADD, and with nothing else");
            }
        }
    }

    /**
     * The answer.
     *
     * @param jobs one, or with LIST all
     * @param text for JOB_FILE
     * @param error where it was refused
     */
    record Answer(List<JobView> jobs, String text, Optional<Refusal> error) {
        static Answer of(JobView job) {
            return new Answer(List.of(job), "", Optional.empty());
        }
    }

    /** Why something was refused. */
    record Refusal(ErrorCode code, String message, String remedy) {
        static Refusal of(UsageException error) {
            return new Refusal(error.code(), String.valueOf(error.getMessage()), error.remedy());
        }

        UsageException asException() {
            return new UsageException(code, message, remedy);
        }
    }
}
