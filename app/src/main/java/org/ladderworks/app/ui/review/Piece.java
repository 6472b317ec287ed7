package org.ladderworks.app.ui.review;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.ladderworks.app.preview.Marks;
import org.ladderworks.engine.time.MediaTime;

/** The piece of a title that is played. On the UI thread alone. */
public final class Piece {
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<Optional<MediaTime>> in = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<MediaTime>> out = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty loop = new SimpleBooleanProperty();

    /** @param changed is run behind each change */
    Piece(Runnable changed) {
        this.changed = changed;
        loop.addListener((_, _, _) -> changed.run());
    }

    public ReadOnlyObjectProperty<Optional<MediaTime>> in() {
        return in.getReadOnlyProperty();
    }

    /** The first frame that is not played. */
    public ReadOnlyObjectProperty<Optional<MediaTime>> out() {
        return out.getReadOnlyProperty();
    }

    /** Whether it begins again where it ends. */
    public BooleanProperty loop() {
        return loop;
    }

    void begin(MediaTime time) {
        in.set(Optional.of(time));
        if (out.get().filter(end -> end.compareTo(time) <= 0).isPresent()) {
            out.set(Optional.empty());
        }
        changed.run();
    }

    void end(MediaTime time) {
        out.set(Optional.of(time));
        if (in.get().filter(begin -> begin.compareTo(time) >= 0).isPresent()) {
            in.set(Optional.empty());
        }
        changed.run();
    }

    /** All of the title. */
    public void clear() {
        in.set(Optional.empty());
        out.set(Optional.empty());
        changed.run();
    }

    Marks marks() {
        return new Marks(in.get(), out.get(), loop.get());
    }
}
