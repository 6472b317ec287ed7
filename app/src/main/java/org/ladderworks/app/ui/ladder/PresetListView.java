package org.ladderworks.app.ui.ladder;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.ladderworks.app.ladder.OpenPreset;
import org.ladderworks.app.ladder.PresetItem;
import org.ladderworks.app.ui.control.NamedList;
import org.ladderworks.app.ui.words.Words;

/** The presets, and what is looked for among them. */
final class PresetListView {
    private static final double WIDTH = 220;

    private final Words words;
    private final TextField search = new TextField();
    private final NamedList<PresetItem> list;
    private final VBox root;

    PresetListView(LadderViewModel model, Words words) {
        this.words = words;
        search.setId("preset-search");
        search.setPromptText(words.of("ladder.search.prompt"));
        search.setAccessibleText(words.of("ladder.search"));
        search.textProperty().bindBidirectional(model.search());
        this.list = new NamedList<>(
                "presets",
                model.presets(),
                this::face,
                () -> model.chosen().get().map(OpenPreset::name).orElse(""),
                model::choose);
        list.list().setAccessibleText(words.of("ladder.presets"));
        Label none = new Label(words.of("ladder.none-found"));
        none.setWrapText(true);
        none.getStyleClass().add("hint");
        list.list().setPlaceholder(none);
        model.chosen().subscribe(list::restore);
        root = new VBox(search, list.list());
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
        return list.list();
    }

    private NamedList.Face face(PresetItem item) {
        String standing = words.of("ladder.standing." + item.standing().key());
        return new NamedList.Face(
                item.name(),
                item.name(),
                standing,
                item.unsaved() ? Optional.of(RungTableView.UNSAVED) : Optional.empty(),
                List.of(item.description().isEmpty() ? "–" : item.description()),
                item.name() + ", " + standing + ", " + item.description(),
                // Both are as long as their writer made them.
                (item.name() + "\n" + item.description()).strip());
    }
}
