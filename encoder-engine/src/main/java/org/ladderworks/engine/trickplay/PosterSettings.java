package org.ladderworks.engine.trickplay;

import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.time.MediaTime;

/**
 * Which posters a title gets: three, the first of which is the one to show.
 *
 * @param at time of the first one, from the title's beginning; empty for one that is found
 * @param pick which of those that were found is the first: 1 to 3; without effect where a time is named
 */
public record PosterSettings(Optional<MediaTime> at, int pick) {
    /** How many there are, where a title has so many pictures. */
    public static final int COUNT = 3;

    /** The three best of the title. */
    public static PosterSettings best() {
        return new PosterSettings(Optional.empty(), 1);
    }

    /** A chosen one first, and the best of the rest. */
    public static PosterSettings at(MediaTime time) {
        return new PosterSettings(Optional.of(time), 1);
    }

    /** The best ones with another one first. */
    public static PosterSettings picked(int number) {
        return new PosterSettings(Optional.empty(), number);
    }

    /** Refuses what cannot be, before anything is done. */
    public void check() {
        if (pick < 1 || pick > COUNT) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "there is no poster number " + pick,
                    "Name 1 to " + COUNT + ", or a time of the title.");
        }
    }

    String identity() {
        return "posters-" + at.map(time -> time.toSeconds(6)).orElse(Integer.toString(pick));
    }
}
