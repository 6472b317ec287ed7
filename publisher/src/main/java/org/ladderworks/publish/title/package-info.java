/** What a title shows: the commit record, the manifests that are written from it, the log of who changed it, old versions. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.publish.title;
