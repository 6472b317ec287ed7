package org.ladderworks.app.ui.review;

import org.ladderworks.app.preview.Facts;
import org.ladderworks.app.ui.words.Words;

/** How a text track is called: by its title, and by its language where the title does not say it. */
final class TextName {
    private TextName() {}

    /** With why it is not shown, where it is not. */
    static String told(Facts.Text track, Words words) {
        return switch (track.form()) {
            case LINES -> name(track);
            case IMAGES -> words.of("review.text.images", name(track));
            case UNREAD -> words.of("review.text.unread", name(track));
        };
    }

    private static String name(Facts.Text track) {
        if (track.label().isBlank()) {
            return track.language();
        }
        boolean said = track.language().isBlank() || track.label().equals(track.language());
        return said ? track.label() : track.label() + " (" + track.language() + ")";
    }
}
