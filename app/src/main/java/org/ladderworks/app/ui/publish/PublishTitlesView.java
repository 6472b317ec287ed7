package org.ladderworks.app.ui.publish;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.library.Making;
import org.ladderworks.app.library.SearchWords;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.ui.control.FilledCell;
import org.ladderworks.app.ui.control.TextCell;
import org.ladderworks.app.ui.library.StatusLook;
import org.ladderworks.app.ui.words.Words;

/** The table of titles that can be published. */
final class PublishTitlesView {
    private static final double LINE = 32;

    private final TableView<Title> table = new TableView<>();
    private final PublishViewModel model;
    private final Words words;
    private boolean restoring;

    PublishTitlesView(PublishViewModel model, Words words) {
        this.model = model;
        this.words = words;
        table.setId("publish-titles");
        table.getStyleClass().addAll(Styles.DENSE, "publish-table");
        table.setFixedCellSize(LINE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(words.of("publish.titles"));
        table.getColumns()
                .add(column("title", 260, 160, title -> title.details().name()));
        table.getColumns().add(statuses());
        table.getColumns()
                .add(column(
                        "name",
                        150,
                        144,
                        title -> title.making().flatMap(Making::publishedAs).orElse("")));
        TableColumn<Title, String> folder = column("folder", 320, 160, PublishTitlesView::folder);
        folder.setCellFactory(_ -> pathCell());
        table.getColumns().add(folder);
        SortedList<Title> sorted = new SortedList<>(model.titles());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        Label none = new Label();
        none.getStyleClass().add("hint");
        none.setWrapText(true);
        none.setId("publish-none");
        none.textProperty().bind(model.loaded().map(now -> now ? words.of("publish.empty") : ""));
        table.setPlaceholder(none);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> chosen(now));
        sorted.addListener((ListChangeListener<Title>) _ -> restore());
        model.chosen().addListener((_, _, _) -> restore());
    }

    TableView<Title> node() {
        return table;
    }

    private static String folder(Title title) {
        return title.making().map(Making::folder).orElse("");
    }

    private TableColumn<Title, String> column(String key, double width, double least, Function<Title, String> told) {
        TableColumn<Title, String> column = new TableColumn<>(words.of("publish.column." + key));
        column.setId("column-publish-" + key);
        column.setPrefWidth(width);
        column.setMinWidth(least);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(told.apply(cell.getValue())));
        column.setCellFactory(_ -> new TextCell<>(Pos.CENTER_LEFT, text -> text));
        column.setComparator((one, other) -> SearchWords.folded(one).compareTo(SearchWords.folded(other)));
        return column;
    }

    private TableColumn<Title, Title> statuses() {
        TableColumn<Title, Title> column = new TableColumn<>(words.of("publish.column.status"));
        column.setId("column-publish-status");
        column.setPrefWidth(144);
        column.setMinWidth(142);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setComparator((one, other) -> one.status().compareTo(other.status()));
        column.setCellFactory(_ -> new StatusCell());
        return column;
    }

    private void chosen(@Nullable Title title) {
        if (!restoring && title != null) {
            restoring = true;
            model.choose(Optional.of(title));
            restoring = false;
        }
    }

    /** The same title is chosen, wherever it is in the list by now, and whatever has become of it. */
    private void restore() {
        if (restoring) {
            return;
        }
        restoring = true;
        Optional<Long> id = model.chosen().get().map(Title::id);
        var selection = table.getSelectionModel();
        Optional<Title> line = table.getItems().stream()
                .filter(title -> id.equals(Optional.of(title.id())))
                .findFirst();
        line.ifPresentOrElse(selection::select, selection::clearSelection);
        restoring = false;
    }

    /** Of a path its end tells more. */
    private static TextCell<Title, String> pathCell() {
        TextCell<Title, String> cell = new TextCell<>(Pos.CENTER_LEFT, path -> path);
        cell.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        return cell;
    }

    private final class StatusCell extends FilledCell<Title, Title> {
        private final Label label = new Label();

        @Override
        protected void show(Title title) {
            StatusLook.show(label, title.status(), words);
            setGraphic(label);
        }
    }
}
