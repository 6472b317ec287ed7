package org.ladderworks.engine.encode;

/**
 * How much of the machine a job may take. It decides how long the job lasts, never a byte of its package.
 *
 * @param cores at most so many windows at once, at least 1
 * @param lowPriority true to let other programs go first
 */
public record Effort(int cores, boolean lowPriority) {
    /** All cores, at the usual priority. */
    public static Effort full() {
        return new Effort(Runtime.getRuntime().availableProcessors(), false);
    }
}
