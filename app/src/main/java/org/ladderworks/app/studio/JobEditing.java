package org.ladderworks.app.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.app.job.NewJob;
import org.ladderworks.app.jobfile.Job;
import org.ladderworks.app.jobfile.KeptJob;
import org.ladderworks.app.jobfile.PresetShelf;
import org.ladderworks.app.jobfile.Problem;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.pipeline.WorkFolder;

/** Changes the job files of jobs that wait. Thread-safe. */
public final class JobEditing {
    private final JobQueue queue;
    private final Library library;
    private final WorkFolder work;
    private final PresetShelf presets;
    private final KeyChain secrets;

    public JobEditing(JobQueue queue, Library library, WorkFolder work, PresetShelf presets, KeyChain secrets) {
        this.queue = queue;
        this.library = library;
        this.work = work;
        this.presets = presets;
        this.secrets = secrets;
    }

    /** All that is wrong with a text as the job file of that job; empty where it can be kept. */
    public List<Problem> check(long id, String text) {
        return checked(queue.job(id), text).problems();
    }

    /**
     * Keeps a text as the job file of a job that waits.
     *
     * @return what the job was told before
     * @throws org.ladderworks.engine.error.UsageException JOB_INVALID, JOB_NOT_IN_THAT_STATE, JOB_UNKNOWN
     */
    public NewJob keep(long id, String text) {
        NewJob before = queue.job(id);
        Job job = checked(before, text);
        queue.rewrite(id, KeptJob.changed(before, job, job.required(Optional.empty()), presets));
        return before;
    }

    /** Has a job that waits do again what it was told before. */
    public void bringBack(long id, NewJob before) {
        queue.rewrite(id, before);
    }

    private Job checked(NewJob before, String text) {
        Job job = KeptJob.check(before, text, work, presets, secrets);
        Optional<String> folder = job.spec().map(spec -> KeptJob.folder(spec).toString());
        // By its folder a title knows its job, and its package.
        boolean moves = folder.isPresent()
                && !folder.get().equals(before.output())
                && !library.madeIn(List.of(before.output())).isEmpty();
        return moves
                ? new Job(
                        job.tree(),
                        Optional.empty(),
                        List.of(new Problem(
                                "/output/folder",
                                OptionalInt.empty(),
                                "the title in the library has its package in " + Path.of(before.output())
                                        + ": leave it there")))
                : job;
    }
}
