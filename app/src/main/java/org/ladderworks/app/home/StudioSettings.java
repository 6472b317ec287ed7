package org.ladderworks.app.home;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the operator has chosen for the window, and where it was.
 *
 * @param language an ISO 639 code that the window has texts for; empty for the system's
 * @param window where it was last; empty before
 * @param room that was shown last
 * @param packages folder in which titles get theirs, absolute; empty for the data folder's own
 * @param protection profile that new encodes are protected by; empty for clear packages
 * @param queue of the queue's room
 * @param reviewer who judges titles here; empty for the name of the system's user
 * @param names templates of names that were used, the last one first
 * @param layout how the rooms are parted
 */
public record StudioSettings(
        Theme theme,
        Optional<String> language,
        Optional<Place> window,
        Optional<String> room,
        Optional<String> packages,
        Optional<String> protection,
        QueueSettings queue,
        Optional<String> reviewer,
        List<String> names,
        Layout layout) {
    private static final int MOST_NAMES = 8;

    /** Of a window that was never opened. */
    public static final StudioSettings STANDARD = new StudioSettings(
            Theme.SYSTEM,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            QueueSettings.STANDARD,
            Optional.empty(),
            List.of(),
            Layout.STANDARD);

    public StudioSettings {
        names = names.stream().distinct().limit(MOST_NAMES).toList();
    }

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
        return new StudioSettings(other, language, window, room, packages, protection, queue, reviewer, names, layout);
    }

    public StudioSettings withLanguage(Optional<String> other) {
        return new StudioSettings(theme, other, window, room, packages, protection, queue, reviewer, names, layout);
    }

    public StudioSettings at(Place other) {
        return new StudioSettings(
                theme, language, Optional.of(other), room, packages, protection, queue, reviewer, names, layout);
    }

    public StudioSettings in(String other) {
        return new StudioSettings(
                theme, language, window, Optional.of(other), packages, protection, queue, reviewer, names, layout);
    }

    public StudioSettings withPackages(Optional<String> other) {
        return new StudioSettings(theme, language, window, room, other, protection, queue, reviewer, names, layout);
    }

    public StudioSettings protectedBy(Optional<String> other) {
        return new StudioSettings(theme, language, window, room, packages, other, queue, reviewer, names, layout);
    }

    public StudioSettings with(QueueSettings other) {
        return new StudioSettings(theme, language, window, room, packages, protection, other, reviewer, names, layout);
    }

    public StudioSettings withReviewer(Optional<String> other) {
        return new StudioSettings(theme, language, window, room, packages, protection, queue, other, names, layout);
    }

    /** A template of names was used. */
    public StudioSettings naming(String template) {
        List<String> used = Stream.concat(Stream.of(template), names.stream()).toList();
        return new StudioSettings(theme, language, window, room, packages, protection, queue, reviewer, used, layout);
    }

    public StudioSettings with(Layout other) {
        return new StudioSettings(theme, language, window, room, packages, protection, queue, reviewer, names, other);
    }
}
