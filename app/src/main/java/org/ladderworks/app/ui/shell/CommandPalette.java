package org.ladderworks.app.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.words.Words;

/** All that can be done at the moment, found by a few letters: over the room, until one is chosen or Escape is pressed. */
final class CommandPalette {
    private static final double WIDTH = 520;
    private static final double LINE = 34;
    private static final int MOST_LINES = 10;

    private final Supplier<List<Command>> commands;
    private final TextField asked = new TextField();
    private final ObservableList<Command> found = FXCollections.observableArrayList();
    private final ListView<Command> list = new ListView<>(found);
    private final StackPane root;
    private @Nullable Node before;

    /** @param commands those that there are, asked for whenever it opens */
    CommandPalette(Words words, Supplier<List<Command>> commands) {
        this.commands = commands;
        asked.setId("palette-field");
        asked.setPromptText(words.of("palette.prompt"));
        asked.setAccessibleText(words.of("palette.prompt"));
        asked.textProperty().subscribe(this::find);
        list.setId("palette-list");
        list.setFixedCellSize(LINE);
        list.setCellFactory(_ -> {
            CommandCell cell = new CommandCell();
            cell.setOnMouseClicked(_ -> run(cell.getItem()));
            return cell;
        });
        list.setFocusTraversable(false);
        Label none = new Label(words.of("palette.none"));
        none.getStyleClass().add("hint");
        list.setPlaceholder(none);
        VBox box = new VBox(asked, list);
        box.getStyleClass().add("palette");
        box.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        root = new StackPane(box);
        root.setId("palette");
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        root.getStyleClass().add("palette-ground");
        root.setOnMousePressed(event -> {
            if (root.equals(event.getTarget())) {
                close();
            }
        });
        root.setVisible(false);
    }

    Node node() {
        return root;
    }

    boolean isOpen() {
        return root.isVisible();
    }

    void open() {
        before = root.getScene().getFocusOwner();
        root.setVisible(true);
        asked.clear();
        find("");
        asked.requestFocus();
    }

    private void close() {
        root.setVisible(false);
        if (before != null) {
            before.requestFocus();
        }
    }

    private void find(String text) {
        found.setAll(PaletteSearch.of(text, possible()));
        list.setPrefHeight(LINE * Math.clamp(found.size(), 2, MOST_LINES) + 4);
        list.getSelectionModel().selectFirst();
    }

    private List<Command> possible() {
        return new ArrayList<>(commands.get().stream()
                .filter(command -> !command.impossible().get())
                .toList());
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER -> run(list.getSelectionModel().getSelectedItem());
            case TAB -> asked.requestFocus();
            case DOWN -> move(1);
            case UP -> move(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, found.size() - 1));
        list.getSelectionModel().select(to);
        list.scrollTo(to);
    }

    private void run(@Nullable Command chosen) {
        if (chosen != null) {
            close();
            chosen.run();
        }
    }

    private static final class CommandCell extends ListCell<Command> {
        private final FontIcon icon = new FontIcon();
        private final Label label = new Label();
        private final Label keys = new Label();
        private final HBox face;

        CommandCell() {
            Region between = new Region();
            HBox.setHgrow(between, Priority.ALWAYS);
            keys.getStyleClass().add("hint");
            face = new HBox(icon, label, between, keys);
            face.getStyleClass().add("face");
        }

        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
            } else {
                icon.setIconCode(command.icon());
                label.setText(command.label());
                keys.setText(command.keys().map(KeyCombination::getDisplayText).orElse(""));
                setGraphic(face);
            }
        }
    }
}
