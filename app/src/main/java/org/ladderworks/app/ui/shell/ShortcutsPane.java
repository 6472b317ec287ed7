package org.ladderworks.app.ui.shell;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.library.SearchWords;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.shell.ShellView.Doable;
import org.ladderworks.app.ui.words.Words;

/** All commands of all rooms with their keys, found by a few letters. They are the commands themselves, so that no list can be wrong. */
public final class ShortcutsPane {
    private static final double LINE = 32;
    private static final double HEIGHT = 320;
    private static final double PLACES = 120;

    private final Supplier<List<Doable>> everything;
    private final TextField asked = new TextField();
    private final ObservableList<Line> found = FXCollections.observableArrayList();
    private final VBox root = new VBox();

    private record Line(String place, Command command) {
        boolean fits(Set<String> words) {
            Set<String> own = SearchWords.of(place + " " + command.label() + " " + shown());
            return words.stream().allMatch(part -> own.stream().anyMatch(word -> word.startsWith(part)));
        }

        String shown() {
            return command.keys().map(KeyCombination::getDisplayText).orElse("");
        }
    }

    /** @param everything asked for when this is shown, and when something is searched */
    public ShortcutsPane(Words words, Supplier<List<Doable>> everything) {
        this.everything = everything;
        asked.setId("shortcut-search");
        asked.setPromptText(words.of("shortcuts.prompt"));
        asked.setAccessibleText(words.of("shortcuts.prompt"));
        asked.textProperty().addListener((_, _, _) -> find());
        ListView<Line> list = new ListView<>(found);
        list.setId("shortcuts");
        list.setAccessibleText(words.of("shortcuts.all"));
        list.setFixedCellSize(LINE);
        list.setPrefHeight(HEIGHT);
        list.setCellFactory(_ -> new LineCell());
        Label none = new Label(words.of("shortcuts.none"));
        none.getStyleClass().add("hint");
        list.setPlaceholder(none);
        root.getChildren().setAll(asked, list);
        root.getStyleClass().add("section");
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                find();
            }
        });
    }

    public Node node() {
        return root;
    }

    /** The keyboard is in the search from now on. */
    public void search() {
        asked.requestFocus();
    }

    private void find() {
        Set<String> words = SearchWords.of(asked.getText());
        found.setAll(everything.get().stream()
                .flatMap(each -> each.commands().stream().map(command -> new Line(each.place(), command)))
                .filter(line -> line.fits(words))
                .toList());
    }

    private static final class LineCell extends ListCell<Line> {
        private final FontIcon icon = new FontIcon();
        private final Label place = new Label();
        private final Label label = new Label();
        private final Label keys = new Label();
        private final HBox face;

        LineCell() {
            Region between = new Region();
            HBox.setHgrow(between, Priority.ALWAYS);
            place.setMinWidth(PLACES);
            place.getStyleClass().add("hint");
            keys.getStyleClass().add("code");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            face = new HBox(icon, place, label, between, keys);
            face.getStyleClass().add("line");
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
            } else {
                icon.setIconCode(line.command().icon());
                place.setText(line.place());
                label.setText(line.command().label());
                keys.setText(line.shown());
                setGraphic(face);
            }
        }
    }
}
