package org.ladderworks.app.ui.ladder;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.ladder.OpenPreset;
import org.ladderworks.app.ladder.PresetItem;
import org.ladderworks.app.ui.words.Words;

/** The presets, and what is looked for among them. */
final class PresetListView {
    private static final double WIDTH = 210;

    private final LadderViewModel model;
    private final Words words;
    private final TextField search = new TextField();
    private final ListView<PresetItem> list = new ListView<>();
    private final VBox root = new VBox(search, list);
    private boolean restoring;

    PresetListView(LadderViewModel model, Words words) {
        this.model = model;
        this.words = words;
        search.setId("preset-search");
        search.setPromptText(words.of("ladder.search.prompt"));
        search.setAccessibleText(words.of("ladder.search"));
        search.textProperty().bindBidirectional(model.search());
        list.setId("presets");
        list.setAccessibleText(words.of("ladder.presets"));
        list.getStyleClass().add("presets");
        list.setCellFactory(_ -> new PresetCell());
        list.setItems(model.presets());
        Label none = new Label(words.of("ladder.none-found"));
        none.setWrapText(true);
        none.getStyleClass().add("hint");
        list.setPlaceholder(none);
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && !restoring) {
                model.choose(item.name());
            }
        });
        model.presets().addListener((ListChangeListener<PresetItem>) _ -> restore());
        model.chosen().subscribe(this::restore);
        VBox.setVgrow(list, Priority.ALWAYS);
        root.getStyleClass().add("preset-list");
        root.setMinWidth(WIDTH);
        root.setPrefWidth(WIDTH);
    }

    Node node() {
        return root;
    }

    TextField search() {
        return search;
    }

    ListView<PresetItem> list() {
        return list;
    }

    private void restore() {
        restoring = true;
        String name = model.chosen().get().map(OpenPreset::name).orElse("");
        list.getSelectionModel().clearSelection();
        for (PresetItem item : model.presets()) {
            if (item.name().equals(name)) {
                list.getSelectionModel().select(item);
                list.scrollTo(item);
            }
        }
        restoring = false;
    }

    private final class PresetCell extends ListCell<PresetItem> {
        private final Label name = new Label();
        private final Label standing = new Label();
        private final Label beneath = new Label();
        private final Tooltip whole = new Tooltip();
        private final VBox face;

        PresetCell() {
            name.getStyleClass().add("name");
            standing.getStyleClass().add("standing");
            standing.setMinWidth(Region.USE_PREF_SIZE);
            beneath.getStyleClass().add("beneath");
            Region between = new Region();
            HBox.setHgrow(between, Priority.ALWAYS);
            HBox line = new HBox(name, between, standing);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("line");
            face = new VBox(line, beneath);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PresetItem item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            name.setText(item.name());
            String key = item.standing().key();
            standing.setText(words.of("ladder.standing." + key));
            standing.pseudoClassStateChanged(RungTableView.UNSAVED, item.unsaved());
            beneath.setText(item.description().isEmpty() ? "–" : item.description());
            setAccessibleText(item.name() + ", " + standing.getText() + ", " + item.description());
            // Both are as long as their writer made them.
            whole.setText((item.name() + "\n" + item.description()).strip());
            setTooltip(whole);
            setGraphic(face);
        }
    }
}
