package org.ladderworks.publish.destination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.edge.BucketFiles;
import org.ladderworks.publish.edge.BucketReader;
import org.ladderworks.publish.edge.BucketRules;
import org.ladderworks.publish.edge.BucketScope;
import org.ladderworks.publish.edge.ConfigDiff;
import org.ladderworks.publish.edge.EdgeFile;
import org.ladderworks.publish.s3.BucketConfiguration;
import org.ladderworks.publish.s3.BucketConfiguration.Part;
import org.ladderworks.publish.s3.BucketConfiguration.Present;
import org.ladderworks.publish.upload.Trying;

/** Brings our rules among those that a bucket has: looked at first, and set only where that is asked for. */
public final class BucketSetup {
    /** What says something of one kind of settings alone: the others are looked at all the same. */
    private static final Set<ErrorCode> OF_ONE =
            Set.of(ErrorCode.TARGET_RIGHT_MISSING, ErrorCode.BUCKET_SETTINGS_UNUSABLE, ErrorCode.TARGET_UNUSABLE);

    private final BucketConfiguration bucket;
    private final Trying trying;
    private final Wanted wanted;

    /**
     * What is wanted.
     *
     * @param pages that may play
     * @param reader who may read a closed bucket; where empty, its policy stays as it is
     * @param records whether edges hand out what publishers note too
     */
    public record Wanted(BucketScope scope, List<String> pages, Optional<BucketReader> reader, boolean records) {
        public Wanted {
            pages = List.copyOf(pages);
        }

        /** The file with ours among what is there; empty where nothing of that kind is wanted. */
        public Optional<EdgeFile> made(Part part, String present) {
            return switch (part) {
                case CORS -> Optional.of(BucketFiles.cors(scope, BucketRules.cors(scope, pages), present));
                case LIFECYCLE -> Optional.of(BucketFiles.lifecycle(scope, BucketRules.lifecycle(scope), present));
                case POLICY -> reader.map(who -> BucketFiles.policy(scope, who, records, present));
            };
        }
    }

    /** Of an open bucket, which stays the caller's. */
    public BucketSetup(BucketConfiguration bucket, Trying trying, Wanted wanted) {
        this.bucket = bucket;
        this.trying = trying;
        this.wanted = wanted;
    }

    /**
     * What would change.
     *
     * @throws PublishException where the bucket cannot be asked at all
     */
    public List<BucketChange> look() {
        List<BucketChange> changes = new ArrayList<>();
        for (Part part : Part.values()) {
            if (part != Part.POLICY || wanted.reader().isPresent()) {
                changes.add(guarded(part, () -> look(part)));
            }
        }
        return changes;
    }

    /**
     * Sets what was looked at, if the bucket still has what it had then.
     *
     * @throws PublishException where the bucket cannot be asked at all
     */
    public BucketChange apply(BucketChange.Differs change) {
        return guarded(change.part(), () -> {
            if (!trying.askPlainly(() -> bucket.read(change.part())).equals(change.was())) {
                throw new PublishException(
                        ErrorCode.BUCKET_SETTINGS_UNUSABLE,
                        "someone else has just changed the " + change.part().words(),
                        "Look at what would change now, and apply it then.");
            }
            boolean known = trying.askPlainly(
                    () -> bucket.write(change.part(), change.made().text(), change.was()));
            return known
                    ? new BucketChange.Applied(change.part(), look(change.part()) instanceof BucketChange.Nothing)
                    : new BucketChange.NotOffered(change.part());
        });
    }

    private BucketChange look(Part part) {
        return switch (trying.askPlainly(() -> bucket.read(part))) {
            case Present.NotOffered _ -> new BucketChange.NotOffered(part);
            case Present.Rules rules -> compared(part, rules);
        };
    }

    private BucketChange compared(Part part, Present.Rules rules) {
        EdgeFile made = wanted.made(part, rules.json()).orElseThrow();
        String present = part == Part.POLICY
                ? BucketFiles.presentPolicyText(rules.json())
                : BucketFiles.presentText(rules.json());
        String diff = ConfigDiff.of(present, made);
        return diff.isEmpty() ? new BucketChange.Nothing(part) : new BucketChange.Differs(part, rules, made, diff);
    }

    private static BucketChange guarded(Part part, Supplier<BucketChange> doing) {
        try {
            return doing.get();
        } catch (PublishException e) {
            if (OF_ONE.contains(e.code())) {
                return new BucketChange.Refused(part, e);
            }
            throw e;
        }
    }
}
