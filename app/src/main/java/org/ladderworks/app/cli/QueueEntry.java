package org.ladderworks.app.cli;

import java.util.Map;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.job.JobDesk;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.jobfile.Job;
import org.ladderworks.app.jobfile.KeptJob;
import org.ladderworks.engine.pipeline.JobSpec;

/** Puts jobs into the queue. */
final class QueueEntry {
    private QueueEntry() {}

    /** Puts a job that was found to be right into the queue, and says so. */
    static void add(Report report, DataHome home, Job job, JobSpec checked) throws InterruptedException {
        try (JobDesk desk = home.queue().desk()) {
            JobView added = desk.add(KeptJob.of(job, checked, home.presets()));
            report.say("Job " + added.id() + " waits in the queue."
                    + (desk.isWorkedOn() ? "" : " No worker runs: `ladderworks worker` starts one."));
            report.result(Map.of("job", added));
        }
    }
}
