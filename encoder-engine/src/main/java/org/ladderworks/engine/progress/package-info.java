/** How far a job is, and how it is told to wait or to stop. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.progress;
