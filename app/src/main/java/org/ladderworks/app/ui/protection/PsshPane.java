package org.ladderworks.app.ui.protection;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.drm.inspect.Described;

/** What others' boxes, manifests and segments say of their protection, in words. */
final class PsshPane {
    private static final int LINES = 5;

    private final ProtectionViewModel model;
    private final Words words;
    private final TextArea pasted = new TextArea();
    private final TextArea said = new TextArea();
    private final VBox root = new VBox();

    PsshPane(ProtectionViewModel model, Words words) {
        this.model = model;
        this.words = words;
        Label how = new Label(words.of("protection.pssh.how"));
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        how.getStyleClass().add("hint");
        pasted.setId("pssh-text");
        pasted.setPromptText(words.of("protection.pssh.prompt"));
        pasted.setAccessibleText(words.of("protection.pssh.text"));
        pasted.setWrapText(true);
        pasted.setPrefRowCount(LINES);
        pasted.setMinHeight(Region.USE_PREF_SIZE);
        pasted.getStyleClass().add("code");
        pasted.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                read();
                event.consume();
            }
        });
        Button read = new Button(words.of("protection.pssh.read"), new FontIcon(Feather.EYE));
        read.setId("pssh-read");
        read.getStyleClass().add(Styles.ACCENT);
        read.setOnAction(_ -> read());
        read.disableProperty().bind(pasted.textProperty().isEmpty());
        Button file = new Button(words.of("protection.pssh.file"), new FontIcon(Feather.FOLDER));
        file.setId("pssh-file");
        file.setOnAction(_ -> choose());
        HBox buttons = new HBox(read, file);
        buttons.getStyleClass().add("row");
        said.setId("pssh-words");
        said.setEditable(false);
        said.setWrapText(true);
        said.setAccessibleText(words.of("protection.pssh.words"));
        said.getStyleClass().add("code");
        VBox.setVgrow(said, Priority.ALWAYS);
        root.setId("pssh");
        root.getStyleClass().add("protection-pane");
        root.getChildren().setAll(how, pasted, buttons, said);
        root.addEventHandler(DragEvent.DRAG_OVER, this::dragged);
        root.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
        model.inWords().subscribe(this::show);
    }

    Node node() {
        return root;
    }

    TextArea pasted() {
        return pasted;
    }

    private void show(Optional<Described> now) {
        said.setVisible(now.isPresent());
        said.setManaged(now.isPresent());
        said.setText(now.map(ProtectionWords::lines).orElse(""));
    }

    private void read() {
        model.read(pasted.getText());
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.of("protection.pssh.file"));
        File file = chooser.showOpenDialog(root.getScene().getWindow());
        if (file != null) {
            model.read(file.toPath());
        }
    }

    /** Here a file is read; elsewhere in the window it becomes a title. */
    private void dragged(DragEvent event) {
        if (event.getDragboard().hasFiles() || event.getDragboard().hasString()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            model.read(event.getDragboard().getFiles().getFirst().toPath());
        } else if (event.getDragboard().hasString()) {
            pasted.setText(event.getDragboard().getString());
            read();
        }
        event.setDropCompleted(true);
        event.consume();
    }
}
