package org.ladderworks.app.cli;

import org.ladderworks.app.destination.OpenTarget;
import org.ladderworks.publish.release.TitleName;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What all that is done with a title that was published shares. */
abstract class TitleAction extends HomeCommand {
    @Parameters(paramLabel = "TITLE", description = "Name of the title, as it was published.")
    private String title = "";

    @Mixin
    private TargetOptions target = new TargetOptions();

    /** What is said where it is cancelled; of what changes nothing, that. */
    String cancelled() {
        return Cancellable.NOTHING_CHANGED;
    }

    /** Whether it changes anything in the target. */
    boolean writes() {
        return false;
    }

    @Override
    final int run(Report report) {
        TitleName named = new TitleName(title);
        return Cancellable.run(
                report,
                cancelled(),
                work -> target.with(
                        report, home(), work.cancellation(), writes(), open -> run(report, open, named, work)));
    }

    /** Does it, and gives the exit code. */
    abstract int run(Report report, OpenTarget target, TitleName named, Cancellable work);
}
