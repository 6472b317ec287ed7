/** Exact media time: ticks of a timescale and frame rates as ratios, never double seconds. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.time;
