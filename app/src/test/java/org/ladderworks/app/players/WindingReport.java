package org.ladderworks.app.players;

import java.util.List;

/** What a page showed to a viewer who winds. */
public record WindingReport(List<Seen> seen, List<Problem> problems) {
    /**
     * A picture.
     *
     * @param number that it shows
     * @param start from when on it is shown, in seconds
     * @param duration for how long; 0 where that is not told
     * @param sheet size of what it is a piece of
     * @param declared what the player takes for that; of I-frames, all that it lists
     */
    public record Seen(int number, double start, double duration, String sheet, String declared) {}
}
