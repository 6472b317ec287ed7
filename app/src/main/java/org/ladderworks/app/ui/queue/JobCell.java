package org.ladderworks.app.ui.queue;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.job.JobView;

/** A cell of a line of the queue. */
abstract class JobCell extends TableCell<JobRow, JobView> {
    @Override
    protected final void updateItem(@Nullable JobView job, boolean empty) {
        super.updateItem(job, empty);
        if (empty || job == null) {
            setText(null);
            setGraphic(null);
        } else {
            show(job);
        }
    }

    abstract void show(JobView job);
}
