package org.ladderworks.app.studio;

import org.ladderworks.app.desktop.Desktop;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.app.library.Library;

/**
 * All that the window works with, once the data folder is its own.
 *
 * @param leave gives the data folder back; what runs is taken up at the next start
 */
public record Workstation(
        Library library,
        JobQueue queue,
        Intake intake,
        SourceLook look,
        Encodings encodings,
        JobEditing editing,
        AfterJobs after,
        Desktop desktop,
        Publications publications,
        Machine machine,
        PresetDesk presets,
        PriceBook prices,
        Rehearsals rehearsals,
        ProtectionDesk protections,
        ReviewDesk reviews,
        WatchDesk watched,
        Upkeep upkeep,
        Runnable leave)
        implements AutoCloseable {
    @Override
    public void close() {
        leave.run();
    }
}
