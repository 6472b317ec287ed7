package org.ladderworks.app.ui.settings;

import java.io.File;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import org.ladderworks.app.ui.words.Words;

/** The path of a zip, typed or chosen. */
final class FileField {
    private final TextField field = new TextField();
    private final HBox root;

    /**
     * One of them.
     *
     * @param id of the field
     * @param label what it is, for those who do not see it
     * @param save whether the file is to be written
     */
    FileField(String id, String label, boolean save, Words words) {
        field.setId(id);
        field.setAccessibleText(label);
        field.setPromptText(label);
        HBox.setHgrow(field, Priority.ALWAYS);
        Button choose = new Button(words.of("settings.choose-file"));
        choose.setId(id + "-choose");
        choose.setOnAction(_ -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(label);
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("ZIP", "*.zip"));
            var window = field.getScene().getWindow();
            File file = save ? chooser.showSaveDialog(window) : chooser.showOpenDialog(window);
            if (file != null) {
                field.setText(file.toString());
            }
        });
        root = new HBox(field, choose);
        root.getStyleClass().add("line");
        HBox.setHgrow(root, Priority.ALWAYS);
    }

    HBox node() {
        return root;
    }

    void add(Node further) {
        root.getChildren().add(further);
    }

    String text() {
        return field.getText();
    }

    void propose(String path) {
        field.setText(path);
    }
}
