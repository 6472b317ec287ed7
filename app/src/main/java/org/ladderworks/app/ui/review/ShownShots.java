package org.ladderworks.app.ui.review;

import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Shot;

/** The shot on the screen, and the one before it, whose pixels may still be drawn. On the UI thread alone. */
final class ShownShots {
    private final ReadOnlyObjectWrapper<@Nullable Shot> shot = new ReadOnlyObjectWrapper<>();
    private @Nullable Shot before;

    ReadOnlyObjectProperty<@Nullable Shot> now() {
        return shot.getReadOnlyProperty();
    }

    /** Takes it over; gives back the one before the last. */
    void show(Shot come) {
        Shot last = before;
        before = shot.get();
        shot.set(come);
        if (last != null) {
            last.close();
        }
    }

    /** Gives all back. */
    void forget() {
        Shot last = before;
        Shot now = shot.get();
        before = null;
        shot.set(null);
        Stream.ofNullable(last).forEach(Shot::close);
        Stream.ofNullable(now).forEach(Shot::close);
    }
}
