package org.ladderworks.app.ui.ladder;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.ladderworks.app.ladder.OpenPreset;
import org.ladderworks.app.ladder.PresetItem;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.words.Words;

/** What the chosen preset is called and for, how it stands, and under which name it is kept. */
final class PresetHead {
    private final LadderViewModel model;
    private final Words words;
    private final TextField name = new TextField();
    private final TextField description = new TextField();
    private final Label state = new Label();
    private String shown = "";

    PresetHead(LadderViewModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    Node node(Command save, Command saveAs) {
        name.setId("preset-name");
        name.setAccessibleText(words.of("ladder.name"));
        name.setPrefColumnCount(12);
        name.setMinWidth(130);
        name.setOnAction(_ -> saveAs.run());
        description.setId("preset-description");
        description.setAccessibleText(words.of("ladder.description"));
        description.setPromptText(words.of("ladder.description"));
        description.setMinWidth(80);
        HBox.setHgrow(description, Priority.ALWAYS);
        description.setOnAction(_ -> describe());
        description.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                describe();
            }
        });
        state.getStyleClass().add("hint");
        state.setId("preset-state");
        state.setWrapText(true);
        state.setMinHeight(Region.USE_PREF_SIZE);
        Button saves = save.button();
        Button savesAs = saveAs.button();
        saves.setMinWidth(Region.USE_PREF_SIZE);
        savesAs.setMinWidth(Region.USE_PREF_SIZE);
        HBox fields =
                new HBox(labelled("ladder.name", name), labelled("ladder.description", description), saves, savesAs);
        HBox.setHgrow(fields.getChildren().get(1), Priority.ALWAYS);
        fields.getStyleClass().add("preset-head");
        VBox head = new VBox(fields, state);
        head.getStyleClass().add("section");
        return head;
    }

    private VBox labelled(String key, TextField field) {
        Label label = new Label(words.of(key));
        label.setLabelFor(field);
        label.getStyleClass().add("field-label");
        return new VBox(label, field);
    }

    /** What is being typed stays, unless it is another preset. */
    void show(OpenPreset open) {
        String next = open.name();
        if (!next.equals(shown) || !name.isFocused()) {
            name.setText(open.item().builtIn() ? next + "-copy" : next);
        }
        if (!next.equals(shown) || !description.isFocused()) {
            description.setText(open.fragment().description());
        }
        shown = next;
        state.setText(words.of("ladder.state." + open.item().standing().key(), next));
    }

    private void describe() {
        model.chosen().get().ifPresent(open -> {
            if (!description.getText().strip().equals(open.fragment().description())) {
                model.describe(description.getText());
            }
        });
    }

    void save() {
        // One that is nowhere yet is kept under the name that is written.
        if (model.chosen()
                .get()
                .filter(open -> open.item().standing() == PresetItem.Standing.UNSAVED)
                .isPresent()) {
            saveAs();
        } else {
            model.save();
        }
    }

    /** The name that stands in its field is the new one. */
    void saveAs() {
        String own = model.chosen().get().map(OpenPreset::name).orElse("");
        boolean saved = model.chosen()
                .get()
                .filter(open -> open.item().standing() != PresetItem.Standing.UNSAVED)
                .isPresent();
        if (saved && name.getText().strip().equals(own)) {
            name.requestFocus();
            name.selectAll();
        } else {
            model.saveAs(name.getText());
        }
    }
}
