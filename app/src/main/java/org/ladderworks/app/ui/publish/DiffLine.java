package org.ladderworks.app.ui.publish;

import java.util.List;

/** A line of what is there and what would be, or is made. */
record DiffLine(Sign sign, String text) {
    /** What becomes of it. */
    enum Sign {
        /** It would come. */
        ADDED,
        /** It would go. */
        REMOVED,
        /** It stays, or nothing is compared. */
        SAME,
        /** Where the lines beneath stand. */
        PLACE,
        /** What the lines beneath are of. */
        HEADING,
        /** What cannot be done. */
        PROBLEM
    }

    /** The lines of a unified diff; they keep their signs, so that nobody has to tell colours apart. */
    static List<DiffLine> of(String diff) {
        return diff.lines()
                .filter(line -> !line.startsWith("--- ") && !line.startsWith("+++ "))
                .map(line -> new DiffLine(sign(line), line))
                .toList();
    }

    private static Sign sign(String line) {
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> Sign.ADDED;
            case '-' -> Sign.REMOVED;
            case '@' -> Sign.PLACE;
            default -> Sign.SAME;
        };
    }
}
