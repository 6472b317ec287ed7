package org.ladderworks.engine.trickplay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ladderworks.engine.shots.FrameMeasures;
import org.ladderworks.engine.shots.Shot;
import org.ladderworks.engine.shots.ShotFinder;
import org.ladderworks.engine.time.FrameRate;

/**
 * Chooses pictures that show what a title is: sharp, well lit, rich in contrast and colour, not blurred by movement, not black,
 * not in a fade, not beside a cut, rather not from its first and last minutes, and each from another shot. Pure.
 */
final class PosterPicker {
    /** Nearer to a cut a picture may still be half of the other shot, in seconds. */
    private static final double BESIDE_CUT = 0.2;

    /** Over so many seconds, to either side, a fade shows. */
    private static final double FADE_REACH = 0.3;

    /** Of 255: what changes its light by more meanwhile is fading. */
    private static final double FADES = 18;

    /** Titles begin with logos and end with names: shares of the length. */
    private static final double OPENING = 0.03;

    private static final double CREDITS = 0.92;

    /** How far posters are from each other: a share of the length, and seconds; then a quarter, then nothing. */
    private static final double APART_SHARE = 0.05;

    private static final double APART_SECONDS = 2;

    private final List<Measured> measured;
    private final FrameRate rate;
    private final long frames;
    private final double usualSharpness;

    private PosterPicker(List<PosterCandidate> candidates, List<Measured> measured, FrameRate rate, long frames) {
        this.measured = measured;
        this.rate = rate;
        this.frames = frames;
        double[] sharpest = candidates.stream()
                .mapToDouble(one -> one.look().sharpness())
                .sorted()
                .toArray();
        usualSharpness = sharpest.length == 0 ? 1 : Math.max(0.1, sharpest[sharpest.length * 9 / 10]);
    }

    /** Frames that were measured, and the shots, or parts of them, that they are. Frames count from the first of them. */
    private record Measured(long firstFrame, FrameMeasures measures, List<Shot> shots) {
        static Measured of(MeasuredRun run, FrameRate rate) {
            return new Measured(run.firstFrame(), run.measures(), ShotFinder.find(run.measures(), rate));
        }

        Shot shotOf(int frame) {
            int low = 0;
            int high = shots.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) / 2;
                if (shots.get(middle).firstFrame() <= frame) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return shots.get(low);
        }
    }

    /**
     * The best ones, best first: so many, or as many as there are.
     *
     * @param runs that all candidates are of, in the order of the title
     * @param frames of the title
     */
    static List<Long> best(
            List<PosterCandidate> candidates, List<MeasuredRun> runs, FrameRate rate, long frames, int count) {
        List<Measured> measured =
                runs.stream().map(run -> Measured.of(run, rate)).toList();
        PosterPicker picker = new PosterPicker(candidates, measured, rate, frames);
        return picker.apart(picker.ordered(candidates, picker::score), count);
    }

    /** Those that are worth a look at what is around them, best first. */
    static List<Long> promising(List<PosterCandidate> candidates, FrameRate rate, long frames, int count) {
        PosterPicker picker = new PosterPicker(candidates, List.of(), rate, frames);
        return picker.apart(picker.ordered(candidates, one -> picker.looks(one) * picker.place(one.frame())), count);
    }

    private List<PosterCandidate> ordered(List<PosterCandidate> candidates, ToDoubleFunction<PosterCandidate> score) {
        return candidates.stream()
                .sorted(Comparator.comparingDouble(score).reversed().thenComparingLong(PosterCandidate::frame))
                .toList();
    }

    private List<Long> apart(List<PosterCandidate> ordered, int count) {
        double apart = Math.max(APART_SECONDS * rate.approximate(), APART_SHARE * frames);
        List<Long> chosen = new ArrayList<>();
        for (double distance : new double[] {apart, apart / 4, 1}) {
            for (PosterCandidate one : ordered) {
                boolean free = chosen.stream().allMatch(frame -> Math.abs(frame - one.frame()) >= distance);
                boolean another = distance <= 1 || chosen.stream().noneMatch(frame -> isOfSameShot(frame, one.frame()));
                if (chosen.size() < count
                        && free
                        && another
                        && (distance <= 1 || !one.look().isBlank())) {
                    chosen.add(one.frame());
                }
            }
        }
        return chosen;
    }

    private boolean isOfSameShot(long one, long other) {
        Optional<Measured> run = runOf(one);
        return run.isPresent()
                && run.equals(runOf(other))
                && run.get()
                        .shotOf((int) (one - run.get().firstFrame()))
                        .equals(run.get().shotOf((int) (other - run.get().firstFrame())));
    }

    private Optional<Measured> runOf(long frame) {
        return measured.stream()
                .filter(run -> frame >= run.firstFrame()
                        && frame < run.firstFrame() + run.measures().frames())
                .findFirst();
    }

    private double score(PosterCandidate one) {
        Measured run = runOf(one.frame()).orElseThrow();
        return looks(one) * stillness(run, (int) (one.frame() - run.firstFrame())) * place(one.frame());
    }

    private double looks(PosterCandidate one) {
        StillLook look = one.look();
        double sharpness = Math.min(1.2, look.sharpness() / usualSharpness);
        double light = 1 - Math.pow(Math.min(1, Math.abs(look.brightness() - 115) / 115), 2);
        double unclipped = 1 - Math.clamp(2 * (look.clipped() - 0.1), 0, 0.8);
        double contrast = Math.min(1, look.contrast() / 48);
        double colour = 0.75 + 0.25 * Math.min(1, look.colour() / 24);
        double score = sharpness * light * unclipped * contrast * colour;
        return look.isBlank() ? score * 0.01 : score;
    }

    /** Less for what moves, fades or is about to be cut. */
    private double stillness(Measured run, int frame) {
        FrameMeasures measures = run.measures();
        int behind = Math.min(frame + 1, measures.frames() - 1);
        Shot shot = run.shotOf(frame);
        int cut = Math.min(
                shot.firstFrame() == 0 ? Integer.MAX_VALUE : frame - shot.firstFrame(),
                shot.endFrame() == measures.frames() ? Integer.MAX_VALUE : shot.endFrame() - 1 - frame);
        boolean beside = cut < BESIDE_CUT * rate.approximate();
        double moves = beside ? 0 : Math.max(measures.change(frame), measures.change(behind));
        return (beside ? 0.1 : 1) * (fades(measures, frame, shot) ? 0.3 : 1) / (1 + moves / 6);
    }

    private boolean fades(FrameMeasures measures, int frame, Shot shot) {
        int reach = (int) Math.max(1, Math.round(FADE_REACH * rate.approximate()));
        int before = Math.max(shot.firstFrame(), frame - reach);
        int behind = Math.min(shot.endFrame() - 1, frame + reach);
        return Math.abs(measures.brightness(behind) - measures.brightness(before)) > FADES;
    }

    private double place(long frame) {
        double share = (double) frame / frames;
        return share < OPENING || share > CREDITS ? 0.6 : 1;
    }
}
