package org.ladderworks.app.ui.ladder;

import java.util.List;
import java.util.Optional;
import org.ladderworks.app.ladder.SourceShape;
import org.ladderworks.app.library.Title;

/**
 * What the ladder is planned for.
 *
 * @param title empty where none is chosen in the library
 * @param more chosen titles beside it
 * @param shape empty where the title has no pictures, or nothing is known of them
 */
record Basis(Optional<Title> title, int more, Optional<SourceShape> shape) {
    /** The first of the chosen titles that has pictures, else the first. */
    static Basis of(List<Title> chosen) {
        Optional<Title> title = chosen.stream()
                .filter(each -> shape(each).isPresent())
                .findFirst()
                .or(() -> chosen.stream().findFirst());
        return new Basis(
                title,
                Math.max(0, chosen.size() - 1),
                title.isEmpty() ? Optional.of(SourceShape.TYPICAL) : title.flatMap(Basis::shape));
    }

    private static Optional<SourceShape> shape(Title title) {
        return title.facts().flatMap(SourceShape::of);
    }
}
