/** What packaging must know of Opus. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.cmaf.opus;
