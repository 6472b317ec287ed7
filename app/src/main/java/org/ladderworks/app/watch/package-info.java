/** Watched folders: what is known of files that come into them, and when each is whole. Knows no library. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.watch;
