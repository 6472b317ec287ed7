package org.ladderworks.engine.trickplay;

import org.ladderworks.engine.shots.FrameMeasures;

/**
 * A run of frames of a title that was measured.
 *
 * @param firstFrame of the title's timeline
 */
public record MeasuredRun(long firstFrame, FrameMeasures measures) {}
