/** Ladders as operators see them: their rungs, what they come to for a source, and what is doubtful about them. Pure. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ladder;
