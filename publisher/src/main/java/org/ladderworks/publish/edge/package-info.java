/**
 * What stands before a published title: an edge of nginx, a distribution of CloudFront, the bucket's own settings. Made as files to
 * take away, and compared with what is there; nothing is applied here. Pure, but for reading a secret's file.
 */
@org.jspecify.annotations.NullMarked
package org.ladderworks.publish.edge;
