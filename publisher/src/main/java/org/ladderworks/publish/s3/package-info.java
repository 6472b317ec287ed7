/** Object storage that speaks S3: sources from there. The SDK of AWS is known here, and in {@code cdn}. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.publish.s3;
