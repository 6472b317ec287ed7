package org.ladderworks.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ladderworks.app.destination.BucketAtWork;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.destination.BucketChange;
import org.ladderworks.publish.destination.BucketSetup;
import org.ladderworks.publish.s3.BucketSettings;

/** Shows what would change of a bucket's settings, and changes it where that is asked for. */
final class BucketApplying {
    private final Report report;
    private final BucketSetup.Wanted wanted;
    private final boolean apply;

    BucketApplying(Report report, BucketSetup.Wanted wanted, boolean apply) {
        this.report = report;
        this.wanted = wanted;
        this.apply = apply;
    }

    /** Gives the exit code. */
    int run(BucketSettings bucket) {
        return Cancellable.run(
                report,
                apply ? "Cancelled; what is said above to be set stays set." : Cancellable.NOTHING_CHANGED,
                work -> run(bucket, work.cancellation()));
    }

    private int run(BucketSettings bucket, Cancellation cancellation) {
        List<BucketChange> outcomes = new ArrayList<>();
        var _ = BucketAtWork.with(bucket, wanted, cancellation, setup -> {
            for (BucketChange change : setup.look()) {
                BucketChange outcome = change;
                if (change instanceof BucketChange.Differs differs) {
                    report.say(differs.diff().stripTrailing());
                    outcome = apply ? setup.apply(differs) : change;
                }
                report.say(words(outcome));
                outcomes.add(outcome);
            }
            return outcomes.size();
        });
        if (outcomes.stream().anyMatch(BucketChange.Differs.class::isInstance)) {
            report.say("Nothing was set: add --apply.");
        }
        report.result(Map.of(
                "bucket",
                bucket.bucket(),
                "settings",
                outcomes.stream().map(BucketApplying::fields).toList()));
        outcomes.stream()
                .filter(BucketChange.Refused.class::isInstance)
                .map(BucketChange.Refused.class::cast)
                .findFirst()
                .ifPresent(refused -> {
                    throw new PublishException(
                            refused.why().code(),
                            "not all settings of " + bucket.bucket() + " could be looked at or set: "
                                    + refused.why().getMessage(),
                            refused.why().remedy());
                });
        return 0;
    }

    private static String words(BucketChange change) {
        return change.part().words() + ": "
                + switch (change) {
                    case BucketChange.Nothing _ -> "as they should be, nothing would change";
                    case BucketChange.NotOffered _ ->
                        "this store takes none this way; set them by its own means, if it has any";
                    case BucketChange.Refused refused ->
                        String.valueOf(refused.why().getMessage());
                    case BucketChange.Differs _ -> "would change as above";
                    case BucketChange.Applied applied ->
                        applied.seen() ? "set" : "set; the store does not tell of it yet";
                };
    }

    private static Map<String, Object> fields(BucketChange change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("of", change.part().words());
        switch (change) {
            case BucketChange.Nothing _ -> fields.put("state", "same");
            case BucketChange.NotOffered _ -> fields.put("state", "not-offered");
            case BucketChange.Refused refused -> {
                fields.put("state", "refused");
                fields.put("code", refused.why().code().label());
                fields.put("message", String.valueOf(refused.why().getMessage()));
            }
            case BucketChange.Differs differs -> {
                fields.put("state", "differs");
                fields.put("diff", differs.diff());
            }
            case BucketChange.Applied applied -> {
                fields.put("state", "applied");
                fields.put("seen", applied.seen());
            }
        }
        return fields;
    }
}
