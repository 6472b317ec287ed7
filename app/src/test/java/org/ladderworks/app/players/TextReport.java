package org.ladderworks.app.players;

import java.util.List;

/**
 * What a player did with the texts of a package.
 *
 * @param offered all texts, in the player's order
 * @param shown cues of the chosen one, as they were active on the video element while it played
 * @param problems everything that went wrong
 */
public record TextReport(List<Offer> offered, List<Shown> shown, List<Problem> problems) {
    /** A text that a viewer can choose. */
    public record Offer(String language, String label) {}

    /**
     * A cue.
     *
     * @param start of the cue as the player placed it, in seconds of the video element's clock
     * @param end of the cue as the player placed it
     * @param firstSeen when it was first seen to be active
     * @param lastSeen when it was last seen to be active
     */
    public record Shown(String text, double start, double end, double firstSeen, double lastSeen) {}
}
