package org.ladderworks.app.players;

import java.util.List;

/**
 * How a package is played.
 *
 * @param rate playback rate, 1 is real time
 * @param seeks where to seek, as shares of the duration
 * @param everyRung whether to force each rung in turn
 */
public record PlayPlan(double rate, List<Double> seeks, boolean everyRung) {
    /** Real time, three seeks (ahead, back, and close to the end), every rung. */
    public static PlayPlan standard() {
        return new PlayPlan(1, List.of(0.55, 0.2, 0.8), true);
    }

    /** Real time from start to end and nothing else. */
    public static PlayPlan straight() {
        return new PlayPlan(1, List.of(), false);
    }
}
