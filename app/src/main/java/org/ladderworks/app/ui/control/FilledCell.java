package org.ladderworks.app.ui.control;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * A cell that shows a value, which may come later.
 *
 * @param <S> a line of the table
 * @param <T> what the cell shows
 */
public abstract class FilledCell<S, T> extends TableCell<S, T> {
    @Override
    protected final void updateItem(@Nullable T value, boolean empty) {
        super.updateItem(value, empty);
        if (empty || value == null) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
        } else {
            show(value);
        }
    }

    /** Shows a value in the place of the one before. */
    protected abstract void show(T value);
}
