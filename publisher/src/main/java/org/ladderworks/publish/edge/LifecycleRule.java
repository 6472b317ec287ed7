package org.ladderworks.publish.edge;

/**
 * A rule of a bucket's lifecycle (S3 API Reference, {@code LifecycleRule}), without a library of any store. None deletes an object:
 * outputs stay.
 */
public sealed interface LifecycleRule {
    /** As the store keeps it; of {@link BucketScope}. */
    String id();

    /** Of the keys that it is for; empty for all. */
    String prefix();

    /** Parts of uploads that nobody finished, which cost until they are deleted. */
    record AbortUploads(String id, String prefix, int days) implements LifecycleRule {}

    /** To a colder storage class, such as {@code GLACIER}. */
    record Archive(String id, String prefix, int days, String storageClass) implements LifecycleRule {}
}
