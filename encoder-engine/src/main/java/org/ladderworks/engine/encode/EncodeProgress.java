package org.ladderworks.engine.encode;

/** Hears how far encoding is, from several threads. Units are of the caller's choosing. */
@FunctionalInterface
public interface EncodeProgress {
    /** Units done so far of all there are; {@code total} may grow where a rung has to be encoded again. */
    void onProgress(long done, long total);
}
