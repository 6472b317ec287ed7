package org.ladderworks.engine.trickplay;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.encode.VideoPlan;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/** Finds the frames of a title that become posters. Pure. */
public final class PosterFrames {
    /** So many places are looked at where only stills are known: a few of them will be beside cuts, blurred or in fades. */
    private static final int PLACES = 12;

    private PosterFrames() {}

    /**
     * The frames, the one to show first.
     *
     * @param runs that all candidates are of, in the order of the title
     */
    public static List<Long> of(
            PosterSettings settings, VideoPlan video, List<PosterCandidate> candidates, List<MeasuredRun> runs) {
        List<Long> best = PosterPicker.best(candidates, runs, video.frameRate(), video.frames(), PosterSettings.COUNT);
        List<Long> ordered = new ArrayList<>(best);
        if (settings.at().isPresent()) {
            Long chosen = frameAt(settings.at().get(), video);
            ordered.remove(chosen);
            ordered.addFirst(chosen);
        } else {
            ordered.addFirst(ordered.remove(Math.min(settings.pick(), best.size()) - 1));
        }
        return ordered.subList(0, Math.min(PosterSettings.COUNT, ordered.size()));
    }

    /** The frames around which posters are to be looked for, in the order of the title. */
    public static List<Long> places(VideoPlan video, List<PosterCandidate> candidates) {
        return PosterPicker.promising(candidates, video.frameRate(), video.frames(), PLACES).stream()
                .sorted()
                .toList();
    }

    /** The frame that is shown at a time. */
    public static long frameAt(MediaTime time, VideoPlan video) {
        FrameRate rate = video.frameRate();
        long frame = time.ticksIn(new Timescale(rate.numerator()), RoundingMode.FLOOR) / rate.denominator();
        return Math.min(frame, video.frames() - 1);
    }
}
