package org.ladderworks.engine.encode;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ladderworks.engine.time.FrameRate;

/**
 * What is taken of a title beside its renditions; of its pictures from the same decode.
 *
 * @param stills small pictures to keep; empty for none
 * @param measures whether every frame is measured: what shots are found by
 * @param iFrames a rung of I-frames alone; empty for none
 * @param sound whether every sound is measured: its waveform and its loudness
 */
public record Beside(Optional<StillsPlan> stills, boolean measures, Optional<RungPlan> iFrames, boolean sound) {
    /** Nothing. */
    public static final Beside NONE = new Beside(Optional.empty(), false, Optional.empty(), false);

    /** Of a title without pictures. */
    public static Beside ofSound(boolean measured) {
        return new Beside(Optional.empty(), false, Optional.empty(), measured);
    }

    /** What that is in a window. */
    WindowTaps in(ChunkWindow window, FrameRate rate) {
        return new WindowTaps(
                stills.map(plan -> new WindowTaps.Stills(plan.framesIn(window, rate), plan.size()))
                        .filter(wanted -> !wanted.frames().isEmpty()),
                measures);
    }

    /** The rungs of a window with that of I-frames behind them, where one falls into it. */
    List<RungPlan> with(List<RungPlan> rungs, ChunkWindow window) {
        return Stream.concat(rungs.stream(), iFrames.stream().filter(rung -> rung.framesIn(window).length > 0))
                .toList();
    }
}
