package org.ladderworks.app.library;

import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/** Holds what people write to its limits: names of one line, texts of several. */
final class PlainWords {
    static final int LONGEST_NAME = 100;

    private PlainWords() {}

    static String name(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw refused("the name of who says it is empty, over " + LONGEST_NAME
                    + " characters, or has more than one line");
        }
        return stripped;
    }

    static String text(String what, String text, int longest) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > longest) {
            throw refused(what + " is empty, or over " + longest + " characters");
        }
        return stripped;
    }

    private static UsageException refused(String what) {
        return new UsageException(ErrorCode.BAD_USAGE, what, "Write it within that.");
    }
}
