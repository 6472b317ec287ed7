package org.ladderworks.publish.cdn;

import java.util.regex.Pattern;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;

/**
 * Where a page finds the library of its player: beside it, or at an address that the operator gives. None is known here: a page
 * that is ours to make is not to depend on hosts that are not its operator's.
 *
 * @param text relative to the page, or absolute, with {@code /} at its end
 */
public record LibraryFolder(String text) {
    private static final Pattern FORM =
            Pattern.compile("(?:https?://[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?/|/)?(?:[A-Za-z0-9._~@%-]{1,200}/){0,20}");

    /** Beside the page. */
    public static final LibraryFolder BESIDE = new LibraryFolder("player/");

    /**
     * Checks that it is a folder and nothing else, as a script would be run from there.
     *
     * @throws PublishException where it is not
     */
    public LibraryFolder {
        if (text.isEmpty() || !FORM.matcher(text).matches()) {
            throw new PublishException(
                    ErrorCode.LINK_IMPOSSIBLE,
                    "the folder of the player's library is none",
                    "Give it relative to the page, such as player/, or as https://www.example.com/player/, with / at its end.");
        }
    }
}
