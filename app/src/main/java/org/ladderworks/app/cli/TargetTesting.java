package org.ladderworks.app.cli;

import java.util.List;
import java.util.Map;
import org.ladderworks.app.destination.TargetCheck;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.destination.TargetShelf;
import org.ladderworks.publish.destination.TargetTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What publishing to a place needs is tried. */
@Command(
        name = "test",
        description =
                "Try everything that publishing needs, on objects of its own, telling caches and signing too, and name each right"
                        + " that is missing.",
        mixinStandardHelpOptions = true)
final class TargetTesting extends TargetCommand.Action {
    @Parameters(paramLabel = "TARGET", description = "A saved target, a folder, or s3://bucket/folder.")
    private String name = "";

    @Override
    int run(Report report, TargetShelf shelf) {
        return Cancellable.run(report, Cancellable.NOTHING_CHANGED, work -> run(report, shelf, work.cancellation()));
    }

    private int run(Report report, TargetShelf shelf, Cancellation cancellation) {
        TargetCheck found = TargetCheck.run(shelf, name, cancellation);
        List<TargetTrial.Step> steps = found.steps();
        steps.forEach(step -> report.say("%-8s %-24s %s"
                .formatted(
                        step.problem().isEmpty() ? "good" : "missing",
                        step.what(),
                        step.problem().map(TargetTrial.Problem::message).orElse(""))));
        report.say(
                found.traits().conditions()
                        ? "good     conditions on what is written: two publishers cannot mix a title"
                        : "weaker   the store holds no conditions on what is written: a lock object is used instead");
        if (found.traits().checks()) {
            report.say("good     bytes that are damaged on their way are found out by the SHA-256 that is signed");
        }
        report.result(Map.of("steps", steps, "traits", found.traits(), "good", found.isGood()));
        if (!found.isGood()) {
            throw new PublishException(
                    ErrorCode.TARGET_RIGHT_MISSING,
                    (found.publishes() ? "signing and telling caches for " : "publishing to ")
                            + found.target().place() + " would not work",
                    "Ask who owns it for what is missing above.");
        }
        return 0;
    }
}
