package org.ladderworks.engine.shots;

/**
 * What lies between two cuts.
 *
 * @param firstFrame of the title's timeline
 * @param frames how many, at least one
 */
public record Shot(int firstFrame, int frames) {
    /** The frame behind its last. */
    public int endFrame() {
        return firstFrame + frames;
    }
}
