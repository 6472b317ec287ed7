package org.ladderworks.app.ui.review;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.ladderworks.app.preview.PixelValue;
import org.ladderworks.app.preview.Screening;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.workbench.Workbench;

/** What is under the pointer; asked for ten times a second at most. On the UI thread alone. */
public final class Pointer {
    private static final Duration BETWEEN_VALUES = Duration.ofMillis(100);

    private final Consumer<Runnable> later;
    private final Pace asking;
    private final ReadOnlyObjectWrapper<List<PixelValue>> values = new ReadOnlyObjectWrapper<>(List.of());
    private Optional<Screening> screening = Optional.empty();
    private int x;
    private int y;
    private boolean pointing;

    /** @param later does something on the UI thread, for who is not on it */
    Pointer(Workbench bench, Consumer<Runnable> later) {
        this.later = later;
        this.asking = bench.pace(BETWEEN_VALUES, this::ask);
    }

    /** Of each picture; empty where nobody points. */
    public ReadOnlyObjectProperty<List<PixelValue>> values() {
        return values.getReadOnlyProperty();
    }

    /** Someone points at a pixel of a drawn picture. */
    public void at(int drawnX, int drawnY) {
        x = drawnX;
        y = drawnY;
        pointing = true;
        asking.ask();
    }

    /** Nobody points any more. */
    public void away() {
        pointing = false;
        values.set(List.of());
    }

    void over(Optional<Screening> other) {
        screening = other;
    }

    /** There is another picture; of one that plays nobody reads values. */
    void again(boolean still) {
        if (pointing && still) {
            asking.ask();
        }
    }

    private void ask() {
        Optional<Screening> of = screening;
        if (pointing) {
            of.ifPresent(now -> {
                var _ = now.pixel(x, y)
                        .thenAccept(known -> later.accept(() -> {
                            if (pointing && of.equals(screening)) {
                                values.set(known);
                            }
                        }));
            });
        }
    }
}
