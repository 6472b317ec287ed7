package org.ladderworks.app.watch;

import java.time.Instant;

/**
 * A file that was claimed: written down before anything is done with it.
 *
 * @param number of its folder's claims, never used again
 * @param seen as it was when it was claimed
 * @param place below the folder where it is to lie; the path that it was seen at where it is left
 * @param state how far it is
 * @param after of a claim the title, of a change the job, that was the newest for it before: a newer one came of this
 * @param title of the library; 0 before there is one
 * @param at when it was claimed, for people
 */
public record TakenFile(long number, Sighting seen, String place, State state, long after, long title, Instant at) {
    /** How far it is. */
    public enum State {
        /** It becomes a title. */
        CLAIMED,
        /** It was changed after it was taken: its title is to be looked at again. */
        CHANGED,
        /** There is nothing left to do. */
        DONE
    }

    /** Before anything was done. */
    public static TakenFile claimed(long number, Sighting seen, String place, long after, Instant at) {
        return new TakenFile(number, seen, place, State.CLAIMED, after, 0, at);
    }

    public TakenFile done(long ofTitle) {
        return new TakenFile(number, seen, place, State.DONE, after, ofTitle, at);
    }

    /** Under another name, as there is something of the first. */
    public TakenFile placed(String other) {
        return new TakenFile(number, seen, other, state, after, title, at);
    }

    /**
     * It is another than it was.
     *
     * @param newestJob that was there before
     */
    public TakenFile changed(Sighting now, long newestJob) {
        return new TakenFile(
                number,
                new Sighting(seen.path(), now.size(), now.modified(), now.key()),
                place,
                State.CHANGED,
                newestJob,
                title,
                at);
    }
}
