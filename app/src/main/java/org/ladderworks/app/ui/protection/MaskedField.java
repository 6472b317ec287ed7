package org.ladderworks.app.ui.protection;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.ui.words.Words;

/** A field for a secret: dots, unless a button beside it is held. What is taken out of it is in it no more, and in no undo of it. */
final class MaskedField {
    private final String id;
    private final String name;
    private final String prompt;
    private final Runnable entered;
    private final StackPane place = new StackPane();
    private final Label open = new Label();
    private final HBox root;
    private PasswordField field = new PasswordField();

    /**
     * An empty one.
     *
     * @param name for who cannot see it
     * @param entered what Enter does
     */
    MaskedField(Words words, String id, String name, String prompt, Runnable entered) {
        this.id = id;
        this.name = name;
        this.prompt = prompt;
        this.entered = entered;
        open.getStyleClass().addAll("code", "masked-open");
        open.setMaxWidth(Double.MAX_VALUE);
        open.setMinWidth(0);
        open.setVisible(false);
        Button eye = new Button("", new FontIcon(Feather.EYE));
        eye.setId(id + "-show");
        eye.getStyleClass().add(Styles.BUTTON_ICON);
        eye.setAccessibleText(words.of("protection.secret.show", name));
        eye.setTooltip(new Tooltip(words.of("protection.secret.show", name)));
        eye.armedProperty().subscribe(this::show);
        place.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(place, Priority.ALWAYS);
        root = new HBox(place, eye);
        root.getStyleClass().add("row");
        empty();
    }

    Node node() {
        return root;
    }

    /** Its characters; the caller wipes them. */
    char[] take() {
        CharSequence typed = field.getCharacters();
        char[] taken = new char[typed.length()];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = typed.charAt(i);
        }
        empty();
        return taken;
    }

    boolean isEmpty() {
        return field.getLength() == 0;
    }

    /** Another field in its place: the one before remembers what was undone in it. */
    void empty() {
        boolean focused = field.isFocused();
        field.clear();
        field = new PasswordField();
        field.setId(id);
        field.setAccessibleText(name);
        field.setPromptText(prompt);
        field.setOnAction(_ -> entered.run());
        // Within its border, which tells where the keys go.
        open.maxHeightProperty().bind(field.heightProperty());
        show(false);
        place.getChildren().setAll(field, open);
        if (focused) {
            field.requestFocus();
        }
    }

    private void show(boolean held) {
        open.setText(held ? field.getText() : "");
        open.setVisible(held && !isEmpty());
    }
}
