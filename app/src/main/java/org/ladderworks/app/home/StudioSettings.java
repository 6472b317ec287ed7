package org.ladderworks.app.home;

import java.util.Optional;

/**
 * What the operator has chosen for the window, and where it was.
 *
 * @param language an ISO 639 code that the window has texts for; empty for the system's
 * @param window where it was last; empty before
 * @param room that was shown last
 * @param packages folder in which titles get theirs, absolute; empty for the data folder's own
 * @param reviewer who judges titles here; empty for the name of the system's user
 */
public record StudioSettings(
        Theme theme,
        Optional<String> language,
        Optional<Place> window,
        Optional<String> room,
        Optional<String> packages,
        Optional<String> reviewer) {
    /** Of a window that was never opened. */
    public static final StudioSettings STANDARD = new StudioSettings(
            Theme.SYSTEM, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Light or dark. */
    public enum Theme {
        /** As the desktop is. */
        SYSTEM,
        LIGHT,
        DARK
    }

    /** On the screen, in its units. */
    public record Place(double x, double y, double width, double height, boolean maximized) {}

    public StudioSettings with(Theme other) {
        return new StudioSettings(other, language, window, room, packages, reviewer);
    }

    public StudioSettings withLanguage(Optional<String> other) {
        return new StudioSettings(theme, other, window, room, packages, reviewer);
    }

    public StudioSettings at(Place other) {
        return new StudioSettings(theme, language, Optional.of(other), room, packages, reviewer);
    }

    public StudioSettings in(String other) {
        return new StudioSettings(theme, language, window, Optional.of(other), packages, reviewer);
    }

    public StudioSettings withPackages(Optional<String> other) {
        return new StudioSettings(theme, language, window, room, other, reviewer);
    }

    public StudioSettings withReviewer(Optional<String> other) {
        return new StudioSettings(theme, language, window, room, packages, other);
    }
}
