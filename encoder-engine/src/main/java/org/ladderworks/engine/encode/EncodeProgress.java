package org.ladderworks.engine.encode;

import java.time.Duration;
import java.util.List;
import org.ladderworks.engine.progress.RungProgress;
import org.ladderworks.engine.progress.TitlePicture;
import org.ladderworks.engine.saying.Saying;

/** Hears how far encoding is, from several threads. */
public interface EncodeProgress {
    /**
     * How far the parts of the work are that go on side by side: pictures, and sound.
     *
     * @param parts at least one; a share may fall where a rung has to be encoded again
     */
    void onProgress(List<Share> parts);

    /** Something that was done is done once more: why. What is told next may be less than before. */
    void again(Saying why);

    /**
     * How far the rungs are; told before {@link #onProgress}.
     *
     * @param at place of the title that was encoded last
     */
    default void rungs(List<RungProgress> rungs, Duration at) {}

    /** A part failed and is tried once more: which, and why, for people. */
    default void triedAgain(String why) {}

    /** The last picture that was kept of a part that is done. */
    default void pictured(TitlePicture picture) {}

    /**
     * A part of the work.
     *
     * @param done 0 to 1
     * @param found what of that took no time, as it was done before this run
     */
    record Share(double done, double found) {}
}
