package org.ladderworks.app.home;

/**
 * What the operator has chosen for the queue of the window.
 *
 * @param whenDone what is done when nothing is left to do
 * @param doneCommand the command line for that; empty for none
 * @param jobCommand the command line that is run when a job ends; empty for none
 * @param webhook the host that is told when a job ends; empty for none. Its whole address is a secret, in the vault
 * @param cores that a job may take; 0 for all
 * @param notes whether the desktop is told when a job ends while the window is not in front
 */
public record QueueSettings(
        WhenDone whenDone, String doneCommand, String jobCommand, String webhook, int cores, boolean notes) {
    /** Of a window that was never opened. */
    public static final QueueSettings STANDARD = new QueueSettings(WhenDone.NOTHING, "", "", "", 0, true);

    /** What is done when nothing is left to do. */
    public enum WhenDone {
        NOTHING,
        CLOSE,
        COMMAND
    }

    public QueueSettings with(WhenDone other) {
        return new QueueSettings(other, doneCommand, jobCommand, webhook, cores, notes);
    }

    public QueueSettings withDoneCommand(String other) {
        return new QueueSettings(whenDone, other, jobCommand, webhook, cores, notes);
    }

    public QueueSettings withJobCommand(String other) {
        return new QueueSettings(whenDone, doneCommand, other, webhook, cores, notes);
    }

    public QueueSettings withWebhook(String other) {
        return new QueueSettings(whenDone, doneCommand, jobCommand, other, cores, notes);
    }

    public QueueSettings withCores(int other) {
        return new QueueSettings(whenDone, doneCommand, jobCommand, webhook, other, notes);
    }

    public QueueSettings withNotes(boolean other) {
        return new QueueSettings(whenDone, doneCommand, jobCommand, webhook, cores, other);
    }
}
