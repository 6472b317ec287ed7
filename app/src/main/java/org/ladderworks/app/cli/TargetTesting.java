package org.ladderworks.app.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.destination.Delivery;
import org.ladderworks.publish.destination.DeliveryTrial;
import org.ladderworks.publish.destination.Target;
import org.ladderworks.publish.destination.TargetShelf;
import org.ladderworks.publish.destination.TargetTrial;
import org.ladderworks.publish.store.Bandwidth;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoreTraits;
import org.ladderworks.publish.upload.Trying;
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
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Parameters(paramLabel = "TARGET", description = "A saved target, a folder, or s3://bucket/folder.")
    private String name = "";

    @Override
    int run(Report report, TargetShelf shelf) {
        return Cancellable.run(report, Cancellable.NOTHING_CHANGED, work -> run(report, shelf, work.cancellation()));
    }

    private int run(Report report, TargetShelf shelf, Cancellation cancellation) {
        Target target = shelf.find(name);
        Target known = target instanceof Target.Bucket bucket ? bucket.with(StoreTraits.ALL) : target;
        TargetTrial.Found found;
        try (ObjectStore store = known.open(Bandwidth.of(Optional.empty()))) {
            found = new TargetTrial(store, new Trying(store.name(), 1, PATIENCE, cancellation)).run();
        }
        List<TargetTrial.Step> steps = new ArrayList<>(found.steps());
        Optional<Delivery> delivery = shelf.delivery(name);
        delivery.ifPresent(each ->
                steps.addAll(new DeliveryTrial(each, OpenTarget.distribution(target, delivery), cancellation).run()));
        steps.forEach(step -> report.say("%-8s %-24s %s"
                .formatted(
                        step.problem().isEmpty() ? "good" : "missing",
                        step.what(),
                        step.problem().orElse(""))));
        report.say(
                found.traits().conditions()
                        ? "good     conditions on what is written: two publishers cannot mix a title"
                        : "weaker   the store holds no conditions on what is written: a lock object is used instead");
        if (found.traits().checks()) {
            report.say("good     bytes that are damaged on their way are found out by the SHA-256 that is signed");
        }
        if (found.isGood()) {
            shelf.note(name, found.traits());
        }
        boolean good = steps.stream().allMatch(step -> step.problem().isEmpty());
        report.result(Map.of("steps", steps, "traits", found.traits(), "good", good));
        if (!good) {
            throw new PublishException(
                    ErrorCode.TARGET_RIGHT_MISSING,
                    (found.isGood() ? "signing and telling caches for " : "publishing to ") + target.place()
                            + " would not work",
                    "Ask who owns it for what is missing above.");
        }
        return 0;
    }
}
