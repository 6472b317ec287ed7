package org.ladderworks.app.ui.library;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.ladderworks.app.ui.control.Choices;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.app.watch.WatchedFolder;
import org.ladderworks.engine.error.UsageException;

/** How one folder is watched: each change is kept at once. */
final class WatchOptionsPane {
    /** Of a small window. */
    private static final double WIDTH = 760;

    private static final String USUAL_PLACE = "taken";

    private final WatchViewModel model;
    private final Words words;
    private final FlowPane root = new FlowPane(14, 8);
    private final CheckBox subfolders = new CheckBox();
    private final TextField settle = new TextField();
    private final CheckBox move = new CheckBox();
    private final TextField moveTo = new TextField();
    private final CheckBox encode = new CheckBox();
    private final ComboBox<Optional<String>> preset = new ComboBox<>();
    private final ComboBox<Optional<String>> protection = new ComboBox<>();
    private final Label wrong = new Label();
    private WatchedFolder folder;
    private boolean showing;

    WatchOptionsPane(WatchViewModel model, Words words, WatchedFolder folder) {
        this.model = model;
        this.words = words;
        this.folder = folder;
        settle.setPrefColumnCount(4);
        moveTo.setPrefColumnCount(10);
        box(subfolders, "subfolders", checked -> folder().withSubfolders(checked));
        box(move, "move", checked -> folder().movingTo(checked ? Optional.of(USUAL_PLACE) : Optional.empty()));
        box(
                encode,
                "encode",
                checked -> folder().encoding(
                                checked
                                        ? Optional.of(new WatchedFolder.AtOnce(Optional.empty(), Optional.empty()))
                                        : Optional.empty()));
        field(settle, "settle", text -> this.folder.settlingIn(seconds(text)));
        field(moveTo, "move-to", text -> this.folder.movingTo(Optional.of(text.strip())));
        choice(preset, "preset", "watch.preset.proposed");
        choice(protection, "protection", "watch.protection.clear");
        model.choices()
                .subscribe(choices -> showing(() -> {
                    preset.getItems().setAll(List.of(Optional.empty()));
                    choices.presets().forEach(name -> preset.getItems().add(Optional.of(name)));
                    protection.getItems().setAll(List.of(Optional.empty()));
                    choices.protections().forEach(name -> protection.getItems().add(Optional.of(name)));
                    fill();
                }));
        moveTo.visibleProperty().bind(move.selectedProperty());
        moveTo.managedProperty().bind(move.selectedProperty());
        HBox how = new HBox(preset, protection);
        how.getStyleClass().add("row");
        how.visibleProperty().bind(encode.selectedProperty());
        how.managedProperty().bind(encode.selectedProperty());
        HBox moving = new HBox(move, moveTo);
        moving.getStyleClass().add("row");
        HBox encoding = new HBox(encode, how);
        encoding.getStyleClass().add("row");
        Label settleLabel = new Label(words.of("watch.option.settle"));
        settleLabel.setLabelFor(settle);
        HBox settling = new HBox(settleLabel, settle, new Label(words.of("watch.seconds")));
        settling.getStyleClass().add("row");
        wrong.getStyleClass().add("wrong");
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        root.setPrefWrapLength(WIDTH);
        root.getStyleClass().add("watch-options");
        // As high as its lines are at the width that there is.
        root.widthProperty().subscribe(width -> root.setPrefWrapLength(width.doubleValue()));
        root.getChildren().setAll(settling, moving, subfolders, encoding, wrong);
        show(folder);
    }

    Node node() {
        return root;
    }

    private WatchedFolder folder() {
        return folder;
    }

    void show(WatchedFolder next) {
        if (!next.equals(folder) || settle.getText().isEmpty()) {
            folder = next;
            showing(this::fill);
        }
    }

    private void fill() {
        subfolders.setSelected(folder.subfolders());
        settle.setText(Long.toString(folder.settle().toSeconds()));
        move.setSelected(folder.moveTo().isPresent());
        moveTo.setText(folder.moveTo().orElse(USUAL_PLACE));
        encode.setSelected(folder.atOnce().isPresent());
        preset.setValue(folder.atOnce().flatMap(WatchedFolder.AtOnce::preset));
        protection.setValue(folder.atOnce().flatMap(WatchedFolder.AtOnce::protection));
        wrong.setText("");
    }

    private void showing(Runnable what) {
        showing = true;
        what.run();
        showing = false;
    }

    private void box(CheckBox box, String key, Function<Boolean, WatchedFolder> change) {
        box.setId("watch-" + key);
        box.setText(words.of("watch.option." + key));
        box.selectedProperty().subscribe((_, checked) -> keep(_ -> change.apply(checked)));
    }

    private void field(TextField field, String key, Function<String, WatchedFolder> change) {
        field.setId("watch-" + key);
        field.setAccessibleText(words.of("watch.option." + key));
        field.setOnAction(_ -> keep(_ -> change.apply(field.getText())));
        field.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                keep(_ -> change.apply(field.getText()));
            }
        });
    }

    private void choice(ComboBox<Optional<String>> box, String key, String none) {
        box.setId("watch-" + key);
        box.setAccessibleText(words.of("watch.option." + key));
        box.setConverter(Choices.shown(value -> value.orElse(words.of(none))));
        box.valueProperty()
                .subscribe((_, _) -> keep(now -> now.atOnce().isEmpty()
                        ? now
                        : now.encoding(Optional.of(new WatchedFolder.AtOnce(
                                Objects.requireNonNullElse(preset.getValue(), Optional.empty()),
                                Objects.requireNonNullElse(protection.getValue(), Optional.empty()))))));
    }

    private static Duration seconds(String text) {
        try {
            return Duration.ofSeconds(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    /** What cannot be is said beside it, and not kept. */
    private void keep(UnaryOperator<WatchedFolder> change) {
        if (showing) {
            return;
        }
        try {
            WatchedFolder wanted = change.apply(folder);
            wrong.setText("");
            if (!wanted.equals(folder)) {
                folder = wanted;
                showing(this::fill);
                model.change(wanted);
            }
        } catch (UsageException e) {
            wrong.setText(words.error(e).text());
        }
    }
}
