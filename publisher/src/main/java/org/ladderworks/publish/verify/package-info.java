/** What was published, looked at as players see it: by HTTP, from the origin or through a CDN. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.publish.verify;
