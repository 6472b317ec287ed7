package org.ladderworks.app.ui.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A list of names, each with how it stands and some lines beneath; the one that is worked on is chosen in it. */
public final class NamedList<T> {
    private final ListView<T> list = new ListView<>();
    private final Function<T, Face> faces;
    private final Supplier<String> chosen;
    private boolean restoring;

    /**
     * How one is shown.
     *
     * @param key by which it is chosen
     * @param marked what its standing is styled by; empty for nothing of note
     * @param spoken the whole of it for who cannot see it
     * @param whole what is told where the pointer rests, as lines may be cut; empty for nothing
     */
    public record Face(
            String key,
            String name,
            String standing,
            Optional<PseudoClass> marked,
            List<String> beneath,
            String spoken,
            String whole) {}

    /**
     * The list.
     *
     * @param chosen key of the one that is worked on
     * @param choose takes the key of another
     */
    public NamedList(
            String id,
            ObservableList<T> items,
            Function<T, Face> faces,
            Supplier<String> chosen,
            Consumer<String> choose) {
        this.faces = faces;
        this.chosen = chosen;
        list.setId(id);
        list.getStyleClass().add("presets");
        list.setCellFactory(_ -> new NameCell());
        list.setItems(items);
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && !restoring) {
                choose.accept(faces.apply(item).key());
            }
        });
        items.addListener((ListChangeListener<T>) _ -> restore());
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    public ListView<T> list() {
        return list;
    }

    /** Another is worked on. */
    public void restore() {
        restoring = true;
        String key = chosen.get();
        list.getSelectionModel().clearSelection();
        for (T item : list.getItems()) {
            if (faces.apply(item).key().equals(key)) {
                list.getSelectionModel().select(item);
                list.scrollTo(item);
            }
        }
        restoring = false;
    }

    private final class NameCell extends ListCell<T> {
        private final Label name = new Label();
        private final Label standing = new Label();
        private final Tooltip whole = new Tooltip();
        private final VBox face;
        private Optional<PseudoClass> marked = Optional.empty();

        NameCell() {
            name.getStyleClass().add("name");
            standing.getStyleClass().add("standing");
            standing.setMinWidth(Region.USE_PREF_SIZE);
            Region between = new Region();
            HBox.setHgrow(between, Priority.ALWAYS);
            HBox line = new HBox(name, between, standing);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("line");
            face = new VBox(line);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            Face shown = faces.apply(item);
            name.setText(shown.name());
            standing.setText(shown.standing());
            marked.ifPresent(before -> standing.pseudoClassStateChanged(before, false));
            marked = shown.marked();
            marked.ifPresent(now -> standing.pseudoClassStateChanged(now, true));
            face.getChildren().remove(1, face.getChildren().size());
            for (String each : shown.beneath()) {
                Label beneath = new Label(each);
                beneath.getStyleClass().add("beneath");
                beneath.setMinHeight(Region.USE_PREF_SIZE);
                face.getChildren().add(beneath);
            }
            setAccessibleText(shown.spoken());
            whole.setText(shown.whole());
            setTooltip(shown.whole().isEmpty() ? null : whole);
            setGraphic(face);
        }
    }
}
