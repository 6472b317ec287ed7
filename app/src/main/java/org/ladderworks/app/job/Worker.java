package org.ladderworks.app.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.pipeline.JobOutcome;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.progress.TitlePicture;

/** Works on the jobs of a queue, one after the other: the chunks of each fill the machine. */
public final class Worker {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    /** Is told what the worker does; called from several threads. */
    public interface Listener {
        void began(JobView job);

        /** Of the job that was begun last. */
        void progressed(Progress progress);

        void ended(JobView job);
    }

    private final JobQueue queue;
    private final EncodingEngine engine;
    private final Function<NewJob, JobSpec> specs;
    private final Listener listener;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * A worker; there is to be one for a queue.
     *
     * @param specs reads the job file of a job; throws an EngineException where it cannot be done as it is written
     */
    public Worker(JobQueue queue, EncodingEngine engine, Function<NewJob, JobSpec> specs, Listener listener) {
        this.queue = queue;
        this.engine = engine;
        this.specs = specs;
        this.listener = listener;
    }

    /**
     * Works until it is stopped, on the calling thread; what an earlier worker has left comes first.
     *
     * @param untilEmpty ends too where no job waits that is not held
     * @return the jobs that ended meanwhile
     */
    public List<JobView> run(boolean untilEmpty) throws InterruptedException {
        queue.takeUpAgain();
        List<JobView> ended = new ArrayList<>();
        while (!stopped.get()) {
            Optional<RunningJob> next = queue.next(untilEmpty ? Duration.ZERO : LOOK_AGAIN);
            if (next.isPresent()) {
                JobView after = work(next.get());
                listener.ended(after);
                ended.add(after);
            } else if (untilEmpty) {
                break;
            }
        }
        return ended;
    }

    /** Stops at once; the job that runs waits again, and loses only the chunks that were being encoded. */
    public void stop() {
        stopped.set(true);
        queue.stop();
    }

    private JobView work(RunningJob job) {
        listener.began(queue.show(job.id()));
        return ended(job, outcome(job));
    }

    private JobOutcome outcome(RunningJob job) {
        try {
            JobSpec spec = specs.apply(queue.kept(job).job());
            return engine.run(spec, new Hearing(job), job.pause(), job.cancellation());
        } catch (EngineException e) {
            return new JobOutcome.Failed(e);
        } catch (RuntimeException | Error e) {
            queue.note(job.id(), JobEvent.Kind.WARNING, "an error that should not happen: " + e);
            throw e;
        }
    }

    /** What the engine tells of one job. */
    private final class Hearing implements Progress.Listener {
        private final RunningJob job;
        private final ProgressLog log;

        Hearing(RunningJob job) {
            this.job = job;
            this.log = new ProgressLog((kind, said) -> queue.note(job.id(), kind, said));
        }

        @Override
        public void onProgress(Progress progress) {
            job.progressed(progress);
            log.hear(progress);
            listener.progressed(progress);
        }

        @Override
        public void triedAgain(String why) {
            queue.note(job.id(), JobEvent.Kind.AGAIN, why);
        }

        @Override
        public void pictured(TitlePicture picture) {
            job.pictured(picture);
        }
    }

    private JobView ended(RunningJob job, JobOutcome outcome) {
        return switch (outcome) {
            case JobOutcome.Succeeded done -> {
                done.notes().forEach(note -> queue.note(job.id(), JobEvent.Kind.WARNING, note));
                yield queue.ended(
                        job,
                        JobState.DONE,
                        new QueuedJob.End(Optional.empty(), "", done.notes(), Optional.of(done.work())));
            }
            case JobOutcome.UpToDate _ ->
                queue.ended(job, JobState.DONE, QueuedJob.End.without(JobEnd.UP_TO_DATE.english()));
            case JobOutcome.Failed failed ->
                queue.ended(
                        job,
                        JobState.FAILED,
                        new QueuedJob.End(
                                Optional.of(failed.error().code().label()),
                                failed.error().getMessage() + "\n"
                                        + failed.error().remedy(),
                                List.of(),
                                Optional.empty()));
            case JobOutcome.Cancelled _ ->
                stopped.get() ? queue.givenBack(job) : queue.ended(job, JobState.CANCELLED, QueuedJob.End.without(""));
        };
    }
}
