package org.ladderworks.app.ui.protection;

import atlantafx.base.theme.Styles;
import java.io.File;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.protection.OpenProfile;
import org.ladderworks.app.protection.ProfileField;
import org.ladderworks.app.ui.words.Words;

/** One field of a profile: kept when it is left, or with Enter; Escape brings back what is kept. */
final class FieldBox implements ProfileBox {
    private final ProtectionViewModel model;
    private final ProfileField of;
    private final TextField field = new TextField();
    private final VBox root;
    private String kept = "";
    private String profileName = "";

    FieldBox(ProtectionViewModel model, Words words, ProfileField of) {
        this.model = model;
        this.of = of;
        String name = words.of("protection.field." + of.term());
        field.setId("protection-" + of.key());
        field.setAccessibleText(name);
        field.setTooltip(new Tooltip(words.of("protection.field." + of.term() + ".how")));
        field.setPromptText(words.of("protection.field." + of.term() + ".prompt"));
        field.setOnAction(_ -> keep());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                field.setText(kept);
            }
        });
        field.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                keep();
            }
        });
        HBox line = new HBox(field);
        HBox.setHgrow(field, Priority.ALWAYS);
        line.getStyleClass().add("row");
        if (of.kind() == ProfileField.Kind.FILE) {
            Button choose = new Button("", new FontIcon(Feather.FOLDER));
            choose.setId("choose-" + of.key());
            choose.getStyleClass().add(Styles.BUTTON_ICON);
            choose.setAccessibleText(words.of("protection.choose", name));
            choose.setTooltip(new Tooltip(words.of("protection.choose", name)));
            choose.setOnAction(_ -> choose(name));
            line.getChildren().add(choose);
        }
        Label label = new Label(name);
        label.setLabelFor(field);
        label.getStyleClass().add("field-label");
        root = new VBox(label, line);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(OpenProfile profile, boolean another) {
        if (another) {
            // What was typed for the one before is its own.
            keep();
        }
        profileName = profile.name();
        kept = text(profile);
        if (another || !field.isFocused()) {
            field.setText(kept);
        }
    }

    private String text(OpenProfile profile) {
        return profile.text(of);
    }

    private void keep() {
        if (!field.getText().strip().equals(kept)) {
            model.write(profileName, of, field.getText());
            kept = field.getText().strip();
        }
    }

    private void choose(String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(name);
        File file = chooser.showOpenDialog(root.getScene().getWindow());
        if (file != null) {
            model.write(profileName, of, file.getAbsolutePath());
        }
    }
}
