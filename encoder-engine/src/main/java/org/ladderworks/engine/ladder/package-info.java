/** Which rungs a source deserves: presets and planning. Pure. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.ladder;
