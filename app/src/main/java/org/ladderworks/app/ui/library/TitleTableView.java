package org.ladderworks.app.ui.library;

import atlantafx.base.theme.Styles;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.library.SourceFacts;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleQuery.Order;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.ui.control.FilledCell;
import org.ladderworks.app.ui.control.TextCell;
import org.ladderworks.app.ui.shell.DraggedTitles;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.words.Words;

/** The table of titles: a line of two for each. */
final class TitleTableView {
    private static final double LINE = 52;
    private static final double PICTURE_WIDTH = 72;
    private static final double PICTURE_HEIGHT = 40.5;

    /** A drag carries text, which the desktop keeps: more are encoded by their command. */
    private static final int MOST_DRAGGED = 10_000;

    /** What the pane beside the table tells, too, and from which width of the table on it is a column. */
    private static final Map<String, Integer> LEFT_OUT_BELOW =
            Map.of("column-sound", 1000, "column-text", 1000, "column-tags", 900);

    /** What is never longer than this leaves the rest to names. */
    private static final Map<String, Double> MOST_WIDTH =
            Map.of("status", 160.0, "length", 92.0, "picture", 240.0, "added", 120.0);

    /** The sign of a status, and what is left free around it and its word. */
    private static final double STATUS_SIGN = 46;

    private final TableView<TitleRow> table = new TableView<>();
    private final LibraryViewModel model;
    private final Words words;
    private final PictureShelf pictures = new PictureShelf();
    private boolean restoring;

    TitleTableView(LibraryViewModel model, Words words) {
        this.model = model;
        this.words = words;
        table.setId("titles");
        table.getStyleClass().addAll(Styles.DENSE, "titles");
        table.setFixedCellSize(LINE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setAccessibleText(words.of("library.table"));
        table.getColumns().setAll(columns());
        // What there is to do then is told over it.
        table.setPlaceholder(new Region());
        table.setItems(model.rows());
        table.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) _ -> chosen());
        model.rows().addListener((ListChangeListener<TitleRow>) _ -> restore());
        model.selection().addListener((ListChangeListener<Long>) _ -> restore());
        table.setSortPolicy(_ -> sort());
        table.setRowFactory(_ -> row());
        table.widthProperty().subscribe(width -> leaveOut(width.doubleValue()));
        showOrder();
    }

    /** Titles can be dragged to the rooms at the left, the chosen ones together. */
    private TableRow<TitleRow> row() {
        TableRow<TitleRow> row = new TableRow<>();
        row.setOnDragDetected(event -> {
            if (row.getItem() != null) {
                long id = row.getItem().id();
                boolean together =
                        model.selection().contains(id) && model.selection().size() <= MOST_DRAGGED;
                Dragboard board = row.startDragAndDrop(TransferMode.LINK);
                board.setContent(DraggedTitles.content(together ? List.copyOf(model.selection()) : List.of(id)));
                board.setDragView(row.snapshot(null, null));
                event.consume();
            }
        });
        return row;
    }

    TableView<TitleRow> node() {
        return table;
    }

    private List<TableColumn<TitleRow, ?>> columns() {
        return List.of(
                column("title", 340, 230, Order.NAME, _ -> new NameCell()),
                column("status", statusWidth(), statusWidth(), Order.STATUS, _ -> new StatusCell()),
                text(
                        "length",
                        84,
                        72,
                        Order.DURATION,
                        Pos.CENTER_RIGHT,
                        title -> facts(
                                title,
                                facts -> facts.duration().map(Shown::length).orElse(""))),
                text(
                        "picture",
                        230,
                        212,
                        null,
                        Pos.CENTER_LEFT,
                        title -> facts(title, facts -> facts.picture().orElse(words.of("library.no-picture")))),
                text("sound", 150, 96, null, Pos.CENTER_LEFT, title -> facts(title, facts -> many(facts.audio()))),
                text("text", 110, 60, null, Pos.CENTER_LEFT, title -> facts(title, facts -> many(facts.text()))),
                text(
                        "tags",
                        130,
                        100,
                        null,
                        Pos.CENTER_LEFT,
                        title -> String.join(", ", title.details().tags())),
                text("added", 106, 100, Order.ADDED, Pos.CENTER_LEFT, this::added));
    }

    /** In a narrow window the pane beside it alone tells of tracks and tags: names and pictures are to be read as a whole. */
    private void leaveOut(double width) {
        for (TableColumn<TitleRow, ?> column : table.getColumns()) {
            column.setVisible(width >= LEFT_OUT_BELOW.getOrDefault(column.getId(), 0));
        }
    }

    /** So that each word of a status is whole in each language, and names get what is left. */
    private double statusWidth() {
        return STATUS_SIGN
                + Stream.of(TitleStatus.values())
                        .mapToDouble(status -> new Text(StatusLook.word(status, words))
                                .getLayoutBounds()
                                .getWidth())
                        .max()
                        .orElse(0);
    }

    private String added(Title title) {
        return Shown.moment(
                title.added(), ZoneId.systemDefault(), LocalDate.now(ZoneId.systemDefault()), words.locale());
    }

    private static String facts(Title title, Function<SourceFacts, String> told) {
        return title.facts().map(told).orElse("");
    }

    private static String many(List<String> tracks) {
        return tracks.size() < 2 ? String.join("", tracks) : tracks.getFirst() + "  +" + (tracks.size() - 1);
    }

    private TableColumn<TitleRow, Title> text(
            String key, double width, double least, @Nullable Order order, Pos where, Function<Title, String> told) {
        return column(key, width, least, order, _ -> new TextCell<>(where, told));
    }

    private TableColumn<TitleRow, Title> column(
            String key,
            double width,
            double least,
            @Nullable Order order,
            Function<TableColumn<TitleRow, Title>, FilledCell<TitleRow, Title>> cells) {
        TableColumn<TitleRow, Title> column = new TableColumn<>(words.of("library.column." + key));
        column.setId("column-" + key);
        column.setPrefWidth(width);
        column.setMinWidth(least);
        column.setMaxWidth(MOST_WIDTH.getOrDefault(key, column.getMaxWidth()));
        column.setReorderable(true);
        column.setSortable(order != null);
        column.setUserData(order);
        column.setCellValueFactory(cell -> cell.getValue().title());
        column.setCellFactory(cells::apply);
        return column;
    }

    /** The catalog sorts: the list is longer than what is here of it. */
    private boolean sort() {
        if (!table.getSortOrder().isEmpty() && table.getSortOrder().getFirst().getUserData() instanceof Order order) {
            model.descending().set(table.getSortOrder().getFirst().getSortType() == TableColumn.SortType.DESCENDING);
            model.order().set(order);
        }
        return true;
    }

    private void showOrder() {
        table.getColumns().stream()
                .filter(column -> column.getUserData() == model.order().get())
                .findFirst()
                .ifPresent(column -> {
                    column.setSortType(
                            model.descending().get()
                                    ? TableColumn.SortType.DESCENDING
                                    : TableColumn.SortType.ASCENDING);
                    table.getSortOrder().setAll(List.of(column));
                });
    }

    private void chosen() {
        if (!restoring && !model.isChanging()) {
            restoring = true;
            List<Long> ids = table.getSelectionModel().getSelectedIndices().stream()
                    .filter(index -> index >= 0 && index < model.rows().size())
                    .map(model::id)
                    .toList();
            model.selection().setAll(ids);
            restoring = false;
        }
    }

    /** The same titles are chosen, wherever they are in the list by now. */
    private void restore() {
        if (restoring) {
            return;
        }
        restoring = true;
        int[] places = model.selection().stream()
                .mapToInt(model::place)
                .filter(place -> place >= 0)
                .sorted()
                .toArray();
        var selection = table.getSelectionModel();
        if (!selection
                .getSelectedIndices()
                .equals(java.util.Arrays.stream(places).boxed().toList())) {
            selection.clearSelection();
            if (places.length > 0) {
                selection.selectIndices(places[0], places);
            }
        }
        restoring = false;
    }

    private final class StatusCell extends FilledCell<TitleRow, Title> {
        private final Label label = new Label();

        @Override
        protected void show(Title title) {
            StatusLook.show(label, title.status(), words);
            setGraphic(label);
        }
    }

    private final class NameCell extends FilledCell<TitleRow, Title> {
        private final Tooltip whole = new Tooltip();
        private final ImageView picture = new ImageView();
        private final StackPane frame = new StackPane();
        private final Label name = new Label();
        private final Label beneath = new Label();
        private final HBox face;

        NameCell() {
            picture.setFitWidth(PICTURE_WIDTH);
            picture.setFitHeight(PICTURE_HEIGHT);
            picture.setPreserveRatio(true);
            frame.getStyleClass().add("picture");
            frame.setMinSize(PICTURE_WIDTH, PICTURE_HEIGHT);
            frame.setMaxSize(PICTURE_WIDTH, PICTURE_HEIGHT);
            name.getStyleClass().add("name");
            beneath.getStyleClass().add("beneath");
            VBox texts = new VBox(name, beneath);
            texts.setAlignment(Pos.CENTER_LEFT);
            face = new HBox(frame, texts);
            face.getStyleClass().add("face");
            face.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void show(Title title) {
            var image = pictures.find(model.picture(title.id()));
            picture.setImage(image);
            frame.getChildren().setAll(image == null ? new FontIcon(sign(title)) : picture);
            name.setText(title.details().name());
            boolean path = title.trouble().isEmpty()
                    && title.facts().filter(facts -> facts.warnings().isEmpty()).isPresent();
            // Of a path its end tells more.
            beneath.setTextOverrun(path ? OverrunStyle.LEADING_ELLIPSIS : OverrunStyle.ELLIPSIS);
            beneath.setText(beneath(title));
            whole.setText(name.getText() + "\n" + beneath.getText());
            setTooltip(whole);
            setGraphic(face);
        }

        private Feather sign(Title title) {
            if (title.trouble().isPresent()) {
                return Feather.ALERT_TRIANGLE;
            }
            return title.facts().isPresent() ? Feather.FILM : title.isElsewhere() ? Feather.GLOBE : Feather.CLOCK;
        }

        private String beneath(Title title) {
            return title.trouble()
                    .map(trouble -> trouble.code() + "  "
                            + words.error(trouble.code(), trouble.what(), trouble.remedy())
                                    .what())
                    .orElseGet(() -> title.facts().isEmpty()
                            ? words.of(title.isElsewhere() ? "library.elsewhere" : "library.looking")
                            : title.facts().get().warnings().stream()
                                    .findFirst()
                                    .map(warning -> LibraryText.warning(warning, words))
                                    .orElse(title.source()));
        }
    }
}
