package org.ladderworks.app.destination;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/**
 * What came of trying all that publishing to a target needs.
 *
 * @param steps what was tried of the store, then of how viewers reach what lies there
 * @param publishes whether nothing is missing that publishing itself needs
 */
public record TargetCheck(Target target, List<TargetTrial.Step> steps, StoreTraits traits, boolean publishes) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public TargetCheck {
        steps = List.copyOf(steps);
    }

    /** True where nothing at all is missing. */
    public boolean isGood() {
        return steps.stream().allMatch(step -> step.problem().isEmpty());
    }

    /**
     * Tries it, on objects of its own, which it takes away again. Of a saved target that is good, what was found of its store is kept.
     *
     * @param name of a saved target, or a place that is written out
     */
    public static TargetCheck run(TargetShelf shelf, String name, Cancellation cancellation) {
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
        if (found.isGood()) {
            shelf.note(name, found.traits());
        }
        return new TargetCheck(target, steps, found.traits(), found.isGood());
    }
}
