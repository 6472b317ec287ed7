package org.ladderworks.engine.shots;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.ladderworks.engine.time.FrameRate;

/**
 * Finds the cuts of a title: where a picture differs from the one before by much more than its neighbours do from theirs, and
 * what came before does not come back; and the middle of every stretch of black. Dissolves are not found. Pure.
 */
public final class ShotFinder {
    /** Of 255: pictures that differ by less are of one shot. */
    private static final float LEAST_CHANGE = 5;

    /** How often the change of its neighbours a cut is at least. */
    private static final float STANDS_OUT = 3;

    /** Neighbours that hardly change are taken to change by so much: noise is no cut. */
    private static final float LEAST_AROUND = 1.2f;

    /** Of a cut's change, how much lasts beyond a single picture; what comes back is a flash. */
    private static final float LASTS = 0.5f;

    /** Neighbours, to either side, in seconds. */
    private static final double AROUND = 0.4;

    /** No shot is shorter, in seconds: of two cuts nearer to each other the clearer one counts. */
    private static final double SHORTEST = 0.25;

    /** Of 255, as encoders leave it. */
    private static final float BLACK = 22;

    /** A dark picture in which something is to be seen has more. */
    private static final float EMPTY = 5;

    private ShotFinder() {}

    /** All shots, which together are the whole title; none where it has no frames. */
    public static List<Shot> find(FrameMeasures measures, FrameRate rate) {
        NavigableSet<Integer> starts = new TreeSet<>();
        int shortest = (int) Math.max(1, Math.round(SHORTEST * rate.approximate()));
        int around = (int) Math.max(2, Math.round(AROUND * rate.approximate()));
        for (int frame = 1; frame < measures.frames(); frame++) {
            if (isCut(measures, frame, around)) {
                Integer before = starts.floor(frame);
                if (before == null || frame - before >= shortest) {
                    starts.add(frame);
                } else if (measures.change(frame) > measures.change(before)) {
                    starts.remove(before);
                    starts.add(frame);
                }
            }
        }
        addBlack(measures, shortest, starts);
        starts.remove(0);
        List<Shot> shots = new ArrayList<>();
        int start = 0;
        for (int next : starts) {
            shots.add(new Shot(start, next - start));
            start = next;
        }
        if (measures.frames() > start) {
            shots.add(new Shot(start, measures.frames() - start));
        }
        return shots;
    }

    private static boolean isCut(FrameMeasures measures, int frame, int around) {
        float change = measures.change(frame);
        if (change < LEAST_CHANGE || change < STANDS_OUT * around(measures, frame, around)) {
            return false;
        }
        boolean lasts = frame + 1 == measures.frames() || measures.changeAcross(frame) >= LASTS * change;
        boolean isNew = frame == 1 || measures.changeAcross(frame - 1) >= LASTS * change;
        return lasts && isNew;
    }

    /** How much the pictures around a frame change, but for the frame itself and the one that changes most beside it. */
    private static float around(FrameMeasures measures, int frame, int reach) {
        float sum = 0;
        float most = 0;
        int count = 0;
        for (int other = Math.max(1, frame - reach); other <= Math.min(measures.frames() - 1, frame + reach); other++) {
            if (other != frame) {
                sum += measures.change(other);
                most = Math.max(most, measures.change(other));
                count++;
            }
        }
        return count < 2 ? LEAST_AROUND : Math.max(LEAST_AROUND, (sum - most) / (count - 1));
    }

    /** A title that fades to black and from it again has a cut there. */
    private static void addBlack(FrameMeasures measures, int shortest, NavigableSet<Integer> starts) {
        int from = -1;
        for (int frame = 0; frame <= measures.frames(); frame++) {
            boolean black =
                    frame < measures.frames() && measures.brightness(frame) < BLACK && measures.contrast(frame) < EMPTY;
            if (black && from < 0) {
                from = frame;
            } else if (!black && from >= 0) {
                int middle = from + (frame - from) / 2;
                boolean inside = from > 0 && frame < measures.frames();
                if (inside && starts.subSet(from - shortest, frame + shortest).isEmpty()) {
                    starts.add(middle);
                }
                from = -1;
            }
        }
    }
}
