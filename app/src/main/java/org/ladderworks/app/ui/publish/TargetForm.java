package org.ladderworks.app.ui.publish;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.destination.NewTarget;
import org.ladderworks.app.ui.words.Words;

/** What is asked of a new target. There is no field for a secret: credentials are where AWS's own tools have them. */
final class TargetForm {
    private final TargetsViewModel model;
    private final Words words;
    private final VBox root = new VBox();
    private final VBox ofBuckets = new VBox();
    private final TextField name = new TextField();
    private final TextField place = new TextField();
    private final TextField viewers = new TextField();
    private final TextField region = new TextField();
    private final TextField endpoint = new TextField();
    private final TextField profile = new TextField();
    private final ComboBox<String> pathStyle = new ComboBox<>();

    TargetForm(TargetsViewModel model, Words words) {
        this.model = model;
        this.words = words;
        Button folder = new Button("", new FontIcon(Feather.FOLDER));
        folder.setId("target-choose-folder");
        folder.getStyleClass().add(Styles.BUTTON_ICON);
        folder.setAccessibleText(words.of("publish.target.choose-folder"));
        folder.setOnAction(_ -> chooseFolder());
        HBox.setHgrow(place, Priority.ALWAYS);
        HBox where = new HBox(place, folder);
        where.getStyleClass().add("row");
        pathStyle
                .getItems()
                .setAll(List.of(
                        words.of("publish.target.path-style.by-endpoint"),
                        words.of("publish.target.path-style.yes"),
                        words.of("publish.target.path-style.no")));
        pathStyle.getSelectionModel().selectFirst();
        pathStyle.setMaxWidth(Double.MAX_VALUE);
        pathStyle.setId("target-path-style");
        pathStyle.setAccessibleText(words.of("publish.target.path-style"));
        Label credentials = new Label(words.of("publish.target.credentials"));
        credentials.setWrapText(true);
        credentials.getStyleClass().add("hint");
        ofBuckets.getStyleClass().add("section");
        ofBuckets
                .getChildren()
                .setAll(
                        field("region", region, region),
                        field("endpoint", endpoint, endpoint),
                        field("profile", profile, profile),
                        labelled("path-style", pathStyle, pathStyle),
                        credentials);
        ofBuckets.setId("target-of-buckets");
        place.textProperty().subscribe(text -> {
            ofBuckets.setVisible(text.strip().startsWith("s3:"));
            ofBuckets.setManaged(ofBuckets.isVisible());
        });
        Button save = new Button(words.of("publish.target.save"));
        save.setId("target-save");
        save.setOnAction(_ -> save());
        Button leave = new Button(words.of("publish.target.leave"));
        leave.setId("target-leave");
        leave.setOnAction(_ -> close());
        HBox buttons = new HBox(save, leave);
        buttons.getStyleClass().add("row");
        root.setId("target-form");
        root.getStyleClass().addAll("section", "inset");
        root.getChildren()
                .setAll(
                        field("name", name, name),
                        field("place", place, where),
                        field("viewers", viewers, viewers),
                        ofBuckets,
                        buttons);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        close();
    }

    Node node() {
        return root;
    }

    void open() {
        List.of(name, place, viewers, region, endpoint, profile).forEach(TextField::clear);
        pathStyle.getSelectionModel().selectFirst();
        root.setVisible(true);
        root.setManaged(true);
        name.requestFocus();
    }

    private void close() {
        root.setVisible(false);
        root.setManaged(false);
    }

    private Node field(String key, TextField field, Node shown) {
        field.setId("target-" + key);
        field.setAccessibleText(words.of("publish.target." + key));
        field.setPromptText(words.of("publish.target." + key + ".prompt"));
        return labelled(key, field, shown);
    }

    private Node labelled(String key, Node of, Node shown) {
        Label label = new Label(words.of("publish.target." + key));
        label.setLabelFor(of);
        label.getStyleClass().add("field-label");
        return new VBox(label, shown);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField) {
            save();
            event.consume();
        }
    }

    private void save() {
        Optional<Boolean> inPath = switch (pathStyle.getSelectionModel().getSelectedIndex()) {
            case 1 -> Optional.of(true);
            case 2 -> Optional.of(false);
            default -> Optional.empty();
        };
        boolean bucket = ofBuckets.isVisible();
        model.add(
                new NewTarget(
                        name.getText(),
                        place.getText(),
                        viewers.getText(),
                        bucket ? region.getText() : "",
                        bucket ? endpoint.getText() : "",
                        bucket ? profile.getText() : "",
                        bucket ? inPath : Optional.empty()),
                this::close);
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(words.of("publish.target.choose-folder"));
        File folder = chooser.showDialog(root.getScene().getWindow());
        if (folder != null) {
            place.setText(folder.toString());
        }
    }
}
