package org.ladderworks.app.ui.workbench;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.ladderworks.app.home.StudioSettings;
import org.ladderworks.app.ui.edit.Edit;
import org.ladderworks.app.ui.edit.Edits;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.notice.Notices;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.app.ui.work.BackgroundWork;
import org.ladderworks.app.ui.work.Pace;

/** What all rooms share: a way to do work, to tell, to take back, and the words for it. On the UI thread alone. */
public final class Workbench {
    private final ScheduledExecutorService clock;
    private final Executor ui;
    private final Words words;
    private final Notices notices = new Notices();
    private final BackgroundWork work;
    private final Edits edits;
    private final Preferences preferences;

    /**
     * One for a window.
     *
     * @param background for work that may take time
     * @param clock for what is done later
     * @param ui the UI thread
     * @param settings as they were kept
     * @param keep may take time
     */
    public Workbench(
            Executor background,
            ScheduledExecutorService clock,
            Executor ui,
            Words words,
            StudioSettings settings,
            Consumer<StudioSettings> keep) {
        this.clock = clock;
        this.ui = ui;
        this.words = words;
        this.work = new BackgroundWork(background, ui, notices);
        this.edits = new Edits(work);
        this.preferences = new Preferences(work, clock, ui, settings, keep);
    }

    public BackgroundWork work() {
        return work;
    }

    public Words words() {
        return words;
    }

    public Preferences preferences() {
        return preferences;
    }

    public Notices notices() {
        return notices;
    }

    public Edits edits() {
        return edits;
    }

    /** Has something done on the UI thread when it is asked for, but not more often than that. */
    public Pace pace(Duration between, Runnable what) {
        return new Pace(clock, ui, between, what);
    }

    public void tell(Notice notice) {
        notices.tell(notice);
    }

    /** Something was done that can be taken back. */
    public void did(Edit edit) {
        edits.did(edit);
    }

    public void undo() {
        edits.undo();
    }
}
