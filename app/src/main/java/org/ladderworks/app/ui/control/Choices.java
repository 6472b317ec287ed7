package org.ladderworks.app.ui.control;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Boxes of which one of a few is chosen. */
public final class Choices {
    private Choices() {}

    /** A box with an id and its values. */
    public static <T> ComboBox<T> of(String id, List<T> values, Function<T, String> shown) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setConverter(shown(shown));
        return box;
    }

    /** Values as they are shown; nothing is typed. */
    public static <T> StringConverter<T> shown(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        };
    }
}
