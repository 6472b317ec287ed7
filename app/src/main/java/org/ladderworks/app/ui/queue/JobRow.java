package org.ladderworks.app.ui.queue;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.ladderworks.app.job.JobView;

/** A line of the queue, which stays the same while its job goes on. */
public final class JobRow {
    private final ReadOnlyObjectWrapper<JobView> job;

    JobRow(JobView job) {
        this.job = new ReadOnlyObjectWrapper<>(job);
    }

    public long id() {
        return job.get().id();
    }

    public ReadOnlyObjectProperty<JobView> job() {
        return job.getReadOnlyProperty();
    }

    void update(JobView newest) {
        if (!newest.equals(job.get())) {
            job.set(newest);
        }
    }
}
