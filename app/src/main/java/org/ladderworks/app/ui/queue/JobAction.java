package org.ladderworks.app.ui.queue;

import org.ladderworks.app.job.JobView;

/** What an operator can have done with a job, by where it stands. */
public enum JobAction {
    PAUSE {
        @Override
        boolean fits(JobView job) {
            return switch (job.standing()) {
                case WAITING, RUNNING, INTERRUPTED -> true;
                case HELD, PAUSED, DONE, FAILED, CANCELLED -> false;
            };
        }
    },
    /** Lets one that is held go on, and has one that failed or was cancelled begun again. */
    RESUME {
        @Override
        boolean fits(JobView job) {
            return switch (job.standing()) {
                case HELD, PAUSED, FAILED, CANCELLED -> true;
                case WAITING, RUNNING, INTERRUPTED, DONE -> false;
            };
        }
    },
    /** Has one that failed or was cancelled wait again. */
    RETRY {
        @Override
        boolean fits(JobView job) {
            return switch (job.standing()) {
                case FAILED, CANCELLED -> true;
                case WAITING, HELD, RUNNING, PAUSED, INTERRUPTED, DONE -> false;
            };
        }
    },
    /** Gives it another place among those that wait, or changes its job file. */
    ARRANGE {
        @Override
        boolean fits(JobView job) {
            return switch (job.standing()) {
                case WAITING, HELD -> true;
                case RUNNING, PAUSED, INTERRUPTED, DONE, FAILED, CANCELLED -> false;
            };
        }
    },
    CANCEL {
        @Override
        boolean fits(JobView job) {
            return job.ended().isEmpty();
        }
    },
    /** Takes one that has ended off the list; its package stays. */
    FORGET {
        @Override
        boolean fits(JobView job) {
            return job.ended().isPresent();
        }
    };

    /** Whether it can be done with that job now. */
    abstract boolean fits(JobView job);
}
