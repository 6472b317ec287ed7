package org.ladderworks.app.library;

import java.time.Instant;
import org.ladderworks.engine.time.MediaTime;

/**
 * What someone says of one moment of a title.
 *
 * @param id given by the library, never used again
 * @param said when
 */
public record Remark(long id, long title, Words words, Instant said) {
    static final int LONGEST_TEXT = 5_000;

    /**
     * What is said.
     *
     * @param at of the title's own time: its first frame is at zero, whatever its source begins with
     * @param shown what was looked at then, such as {@code 1080p} or {@code source}; may be empty
     * @param author one line, {@value PlainWords#LONGEST_NAME} characters at most
     * @param text {@value #LONGEST_TEXT} characters at most, not blank
     */
    public record Words(MediaTime at, String shown, String author, String text) {
        private static final int LONGEST_SHOWN = 200;

        /**
         * Holds them to their limits.
         *
         * @throws org.ladderworks.engine.error.UsageException naming the first that is not as it has to be (BAD_USAGE)
         */
        public Words {
            shown = shown.substring(0, Math.min(shown.length(), LONGEST_SHOWN));
            author = PlainWords.name(author);
            text = PlainWords.text("the remark", text, LONGEST_TEXT);
        }
    }
}
