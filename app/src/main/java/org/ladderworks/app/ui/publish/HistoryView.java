package org.ladderworks.app.ui.publish;

import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.control.TextCell;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.publish.title.Commit;

/** What was done with the chosen title on the chosen target: a line for each, the newest first. */
final class HistoryView {
    private static final double LINE = 32;

    private final HistoryViewModel model;
    private final Words words;
    private final TableView<Commit> table = new TableView<>();
    private final VBox root = new VBox();
    private final DateTimeFormatter time;
    private boolean restoring;

    /** @param back shows the version of the chosen line again */
    HistoryView(HistoryViewModel model, Words words, Command back) {
        this.model = model;
        this.words = words;
        this.time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.SHORT)
                .withLocale(words.locale())
                .withZone(ZoneId.systemDefault());
        table.setId("publish-history");
        table.getStyleClass().addAll(Styles.DENSE, "publish-table");
        table.setFixedCellSize(LINE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(words.of("publish.history"));
        table.getColumns().add(column("number", 48, Pos.CENTER_RIGHT, commit -> Long.toString(commit.number())));
        table.getColumns().add(shown());
        table.getColumns()
                .add(column(
                        "when",
                        138,
                        Pos.CENTER_LEFT,
                        commit -> time.format(commit.author().at())));
        table.getColumns()
                .add(column("action", 112, Pos.CENTER_LEFT, commit -> PublishText.action(commit.action(), words)));
        table.getColumns()
                .add(column(
                        "version",
                        172,
                        Pos.CENTER_LEFT,
                        commit -> commit.deleted().orElse(commit.release()).text()));
        table.getColumns()
                .add(column(
                        "by",
                        112,
                        Pos.CENTER_LEFT,
                        commit -> words.of(
                                "publish.by",
                                commit.author().by(),
                                commit.author().from())));
        table.getColumns()
                .add(column(
                        "note", 152, Pos.CENTER_LEFT, commit -> commit.note().orElse("")));
        table.getColumns().forEach(each -> each.setSortable(false));
        table.setItems(model.commits());
        table.setPlaceholder(placeholder());
        table.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> chosen(now));
        model.commits().addListener((ListChangeListener<Commit>) _ -> restore());
        model.chosen().addListener((_, _, _) -> restore());
        VBox.setVgrow(table, Priority.ALWAYS);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox bar = new HBox(between, back.button());
        bar.getStyleClass().add("bar");
        root.getStyleClass().add("publish-history");
        root.getChildren().setAll(bar, table);
    }

    Node node() {
        return root;
    }

    TableView<Commit> table() {
        return table;
    }

    private Node placeholder() {
        Label text = new Label();
        text.setId("history-none");
        text.setWrapText(true);
        text.getStyleClass().add("hint");
        text.textProperty()
                .bind(Bindings.createStringBinding(this::why, model.asked(), model.asking(), model.trouble()));
        model.trouble().subscribe(trouble -> {
            text.getStyleClass().removeAll("wrong", "hint");
            text.getStyleClass().add(trouble.isPresent() ? "wrong" : "hint");
        });
        return text;
    }

    private String why() {
        if (!model.asked().get()) {
            return words.of("publish.history.choose");
        }
        if (model.asking().get()) {
            return words.of("publish.history.asking");
        }
        return model.trouble()
                .get()
                .map(trouble ->
                        trouble.code().label() + "  " + words.error(trouble).text())
                .orElseGet(() -> words.of("publish.history.none"));
    }

    private TableColumn<Commit, String> column(String key, double width, Pos where, Function<Commit, String> told) {
        TableColumn<Commit, String> column = new TableColumn<>(words.of("publish.column." + key));
        column.setId("column-history-" + key);
        column.setPrefWidth(width);
        column.setMinWidth(least(key, width));
        if (key.equals("number")) {
            column.setMaxWidth(LINE * 2);
        }
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(told.apply(cell.getValue())));
        column.setCellFactory(_ -> {
            TextCell<Commit, String> cell = new TextCell<>(where, text -> text);
            if (key.equals("version")) {
                cell.getStyleClass().add("code");
            }
            return cell;
        });
        return column;
    }

    /** What is of one form is always seen whole; words may be cut. */
    private static double least(String key, double width) {
        return key.equals("by") || key.equals("note") ? 80 : width;
    }

    private TableColumn<Commit, Commit> shown() {
        TableColumn<Commit, Commit> column = new TableColumn<>(words.of("publish.column.shown"));
        column.setId("column-history-shown");
        column.setPrefWidth(98);
        column.setMinWidth(96);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new ShownCell());
        return column;
    }

    private void chosen(@Nullable Commit commit) {
        if (!restoring) {
            restoring = true;
            model.chosen().set(Optional.ofNullable(commit));
            restoring = false;
        }
    }

    private void restore() {
        if (restoring) {
            return;
        }
        restoring = true;
        var selection = table.getSelectionModel();
        model.chosen().get().ifPresentOrElse(selection::select, selection::clearSelection);
        restoring = false;
    }

    /** The newest line says what viewers see. */
    private final class ShownCell extends TableCell<Commit, Commit> {
        private final Label label = new Label(words.of("publish.shown"), new FontIcon(Feather.GLOBE));

        ShownCell() {
            label.getStyleClass().addAll("status", "status-published");
        }

        @Override
        protected void updateItem(@Nullable Commit commit, boolean empty) {
            super.updateItem(commit, empty);
            boolean newest = !empty && commit != null && model.commits().indexOf(commit) == 0;
            setGraphic(newest ? label : null);
        }
    }
}
