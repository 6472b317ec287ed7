package org.ladderworks.publish.cdn;

/**
 * What a policy is hashed with before it is signed (CloudFront Developer Guide, "Create a signed URL using a custom policy",
 * {@code Hash-Algorithm}). CloudFront takes a signature without that parameter for one of SHA-1.
 */
public enum SigningHash {
    /** For edges and libraries that know no other; since 2017 no hash to be relied on. */
    SHA1,
    /** Known to CloudFront since April 2026. */
    SHA256
}
