package org.ladderworks.app.ui.control;

import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Tooltip;

/** A cell of text, which is told whole where the pointer rests. */
public final class TextCell<S, T> extends FilledCell<S, T> {
    private final Function<T, String> told;
    private final Tooltip whole = new Tooltip();

    public TextCell(Pos where, Function<T, String> told) {
        this.told = told;
        setAlignment(where);
    }

    @Override
    protected void show(T value) {
        String text = told.apply(value);
        setText(text);
        whole.setText(text);
        setTooltip(text.isEmpty() ? null : whole);
    }
}
