package org.ladderworks.publish.release;

import java.util.regex.Pattern;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;

/**
 * What a title is called in addresses. Rather a number of the catalogue than the film's name (rule 70; HLS Authoring
 * Specification, 11.4).
 *
 * @param text 1 to 100 lower-case letters, digits, hyphens, underscores and dots, beginning with a letter or digit: the same in a
 *     folder, a bucket and an address, without escapes
 */
public record TitleName(String text) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    /**
     * Checks it.
     *
     * @throws PublishException where it cannot be used
     */
    public TitleName {
        if (!FORM.matcher(text).matches() || text.endsWith(".")) {
            throw new PublishException(
                    ErrorCode.TITLE_NAME_UNUSABLE,
                    "a title cannot be called " + shortened(text),
                    "Name it with --title: 1 to 100 lower-case letters, digits, hyphens, underscores and dots.");
        }
    }

    private static String shortened(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.isEmpty() ? "nothing" : clean.length() > 100 ? clean.substring(0, 100) + "..." : clean;
    }

    @Override
    public String toString() {
        return text;
    }
}
