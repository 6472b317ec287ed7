package org.ladderworks.app.players;

import java.util.Locale;

/**
 * One thing that went wrong while a package played.
 *
 * @param kind what sort of fault it is
 * @param source who saw it: a player, the video element, the clock, the server, the scenario
 * @param detail the words of that source
 * @param at media time in seconds at which it was seen
 */
public record Problem(Kind kind, String source, String detail, double at) {
    /** Sorts of faults. */
    public enum Kind {
        /** A player or the video element reported an error, recoverable or not. */
        ERROR,
        /** Playback stood still although nothing had been asked of the player. */
        STALL,
        /** Playback stood still for five seconds. */
        STUCK,
        /** The player jumped over a hole, or the clock did. */
        GAP,
        /** The server had to answer a request for the package with an error status. */
        HTTP,
        /** Playback did not start. */
        START,
        /** Playback did not go on after a seek. */
        SEEK,
        /** A rung that was asked for did not show. */
        RUNG,
        /** Playback did not reach its end, or ended at another time than the manifest declares. */
        END
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s at %.3f s, %s: %s", kind, at, source, detail);
    }
}
