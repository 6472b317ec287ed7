package org.ladderworks.publish.destination;

import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.edge.EdgeFile;
import org.ladderworks.publish.s3.BucketConfiguration.Part;
import org.ladderworks.publish.s3.BucketConfiguration.Present;

/** What becomes of one kind of settings of a bucket. */
public sealed interface BucketChange {
    /** Of which kind. */
    Part part();

    /** The bucket has all of ours already. */
    record Nothing(Part part) implements BucketChange {}

    /** The store does not know such settings. */
    record NotOffered(Part part) implements BucketChange {}

    /** It cannot be looked at, or cannot be set. */
    record Refused(Part part, PublishException why) implements BucketChange {}

    /**
     * Something would change.
     *
     * @param was what the bucket has
     * @param made what it should have: its own rules, and ours among them
     * @param diff for people
     */
    record Differs(Part part, Present.Rules was, EdgeFile made, String diff) implements BucketChange {}

    /**
     * It was set.
     *
     * @param seen whether the store tells of it already: some tell after a while
     */
    record Applied(Part part, boolean seen) implements BucketChange {}
}
