package org.ladderworks.engine.encode;

import java.util.Optional;
import org.ladderworks.engine.time.FrameRate;

/**
 * What is taken of a title's pictures beside its rungs, from the same decode.
 *
 * @param stills small pictures to keep; empty for none
 * @param measures whether every frame is measured: what shots are found by
 */
public record PicturesBeside(Optional<StillsPlan> stills, boolean measures) {
    /** Nothing. */
    public static final PicturesBeside NONE = new PicturesBeside(Optional.empty(), false);

    /** What that is in a window. */
    WindowTaps in(ChunkWindow window, FrameRate rate) {
        return new WindowTaps(
                stills.map(plan -> new WindowTaps.Stills(plan.framesIn(window, rate), plan.size()))
                        .filter(wanted -> !wanted.frames().isEmpty()),
                measures);
    }
}
