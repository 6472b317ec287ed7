package org.ladderworks.engine.trickplay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ladderworks.engine.shots.FrameMeasures;
import org.ladderworks.engine.shots.Shot;
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

    private final FrameMeasures measures;
    private final List<Shot> shots;
    private final FrameRate rate;
    private final double usualSharpness;

    private PosterPicker(List<Candidate> candidates, FrameMeasures measures, List<Shot> shots, FrameRate rate) {
        this.measures = measures;
        this.shots = shots;
        this.rate = rate;
        double[] sharpest = candidates.stream()
                .mapToDouble(one -> one.look().sharpness())
                .sorted()
                .toArray();
        usualSharpness = sharpest.length == 0 ? 1 : Math.max(0.1, sharpest[sharpest.length * 9 / 10]);
    }

    /** A picture that could be one. */
    record Candidate(int frame, StillLook look) {}

    /** The best ones, best first: so many, or as many as there are. */
    static List<Integer> best(
            List<Candidate> candidates, FrameMeasures measures, List<Shot> shots, FrameRate rate, int count) {
        PosterPicker picker = new PosterPicker(candidates, measures, shots, rate);
        List<Candidate> ordered = candidates.stream()
                .sorted(Comparator.comparingDouble(picker::score).reversed().thenComparingInt(Candidate::frame))
                .toList();
        double apart = Math.max(APART_SECONDS * rate.approximate(), APART_SHARE * measures.frames());
        List<Integer> chosen = new ArrayList<>();
        for (double distance : new double[] {apart, apart / 4, 1}) {
            for (Candidate one : ordered) {
                boolean free = chosen.stream().allMatch(frame -> Math.abs(frame - one.frame()) >= distance);
                boolean another = distance <= 1
                        || chosen.stream()
                                .noneMatch(frame -> picker.shotOf(frame).equals(picker.shotOf(one.frame())));
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

    private double score(Candidate one) {
        StillLook look = one.look();
        double sharpness = Math.min(1.2, look.sharpness() / usualSharpness);
        double light = 1 - Math.pow(Math.min(1, Math.abs(look.brightness() - 115) / 115), 2);
        double unclipped = 1 - Math.clamp(2 * (look.clipped() - 0.1), 0, 0.8);
        double contrast = Math.min(1, look.contrast() / 48);
        double colour = 0.75 + 0.25 * Math.min(1, look.colour() / 24);
        double score = sharpness * light * unclipped * contrast * colour;
        return (look.isBlank() ? score * 0.01 : score) * stillness(one.frame()) * place(one.frame());
    }

    /** Less for what moves, fades or is about to be cut. */
    private double stillness(int frame) {
        int behind = Math.min(frame + 1, measures.frames() - 1);
        Shot shot = shotOf(frame);
        int cut = Math.min(
                shot.firstFrame() == 0 ? Integer.MAX_VALUE : frame - shot.firstFrame(),
                shot.endFrame() == measures.frames() ? Integer.MAX_VALUE : shot.endFrame() - 1 - frame);
        boolean beside = cut < BESIDE_CUT * rate.approximate();
        double moves = beside ? 0 : Math.max(measures.change(frame), measures.change(behind));
        return (beside ? 0.1 : 1) * (fades(frame, shot) ? 0.3 : 1) / (1 + moves / 6);
    }

    private boolean fades(int frame, Shot shot) {
        int reach = (int) Math.max(1, Math.round(FADE_REACH * rate.approximate()));
        int before = Math.max(shot.firstFrame(), frame - reach);
        int behind = Math.min(shot.endFrame() - 1, frame + reach);
        return Math.abs(measures.brightness(behind) - measures.brightness(before)) > FADES;
    }

    private double place(int frame) {
        double share = (double) frame / measures.frames();
        return share < OPENING || share > CREDITS ? 0.6 : 1;
    }

    private Shot shotOf(int frame) {
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
