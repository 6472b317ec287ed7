package org.ladderworks.app.job;

import java.util.List;

/**
 * What can be asked of the queue, in this process or in the one that works on it. Thread-safe. Calls return when what they
 * ask for is kept; they fail with a UsageException: JOB_UNKNOWN, JOB_NOT_IN_THAT_STATE, DATA_UNUSABLE.
 */
public interface JobDesk extends AutoCloseable {
    /** True where a worker takes what waits here. */
    boolean isWorkedOn();

    /** Puts a job behind all others. */
    JobView add(NewJob job);

    /** All jobs, in the order in which they are or were taken. */
    List<JobView> list();

    JobView show(long id);

    /** The job file of a job, as JSON. */
    String jobFile(long id);

    /** Holds a job: one that waits is passed over, one that runs stands still within a quarter of a second. */
    JobView pause(long id);

    /** Lets a held job go on; one that failed or was cancelled waits again, behind all others. */
    JobView resume(long id);

    /** Ends a job for good. One that runs has its encoders killed at once; what they finished before is kept. */
    JobView cancel(long id);

    /** Puts a waiting job before all others that wait. */
    JobView first(long id);

    /** Takes an ended job off the list. Its package stays. */
    JobView forget(long id);

    @Override
    void close();
}
