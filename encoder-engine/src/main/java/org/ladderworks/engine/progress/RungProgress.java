package org.ladderworks.engine.progress;

/**
 * How far one rung of a ladder is.
 *
 * @param rung codec, size and highest average, for people
 * @param frames that are encoded, found ones with them
 * @param allFrames of the title, more than 0
 */
public record RungProgress(String rung, long frames, long allFrames) {
    /** 0 to 1. */
    public double fraction() {
        return Math.clamp((double) frames / allFrames, 0, 1);
    }
}
