package org.ladderworks.engine.encode;

import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.time.Resolution;

/**
 * What is taken of one window's pictures beside its rungs.
 *
 * @param stills empty for none
 * @param measures whether every frame is measured
 */
record WindowTaps(Optional<Stills> stills, boolean measures) {
    /**
     * Pictures to keep.
     *
     * @param frames which ones, counted from the window's first, at least one
     */
    record Stills(List<Long> frames, Resolution size) {}

    /** Pictures and nothing else. */
    static WindowTaps of(List<Long> frames, Resolution size) {
        return new WindowTaps(Optional.of(new Stills(frames, size)), false);
    }
}
