package org.ladderworks.engine.encode;

/** Hears how far encoding is, from several threads. Units are of the caller's choosing. */
public interface EncodeProgress {
    /** Units done so far of all there are; {@code total} may grow where a rung has to be encoded again. */
    void onProgress(long done, long total);

    /** Something that was done is done once more: why, for people. What is told next may be less than before. */
    void again(String why);
}
