package org.ladderworks.engine.encode;

/**
 * What a window takes of one clip.
 *
 * @param number of the clip in its title
 * @param firstFrame counted from the clip's first
 */
record ClipPiece(int number, Clip clip, long firstFrame, long frames) {
    /** True where nothing of the clip follows. */
    boolean isLast() {
        return firstFrame + frames == clip.frames();
    }
}
