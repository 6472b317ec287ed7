package org.ladderworks.app.ui.ladder;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.jobfile.FieldFault;
import org.ladderworks.app.jobfile.Problem;
import org.ladderworks.app.ladder.OpenPreset;
import org.ladderworks.app.ladder.RungField;
import org.ladderworks.app.ladder.RungLine;
import org.ladderworks.app.ui.words.Words;

/** The rungs in numbers, each written by a double click, Enter or F2; those of a second preset beside them. */
final class RungTableView {
    static final PseudoClass UNSAVED = PseudoClass.getPseudoClass("unsaved");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass FOLLOWS = PseudoClass.getPseudoClass("follows");
    private static final Pattern PLACE = Pattern.compile("/ladder/rungs/(\\d+)(?:/.*)?");
    private static final double LINE = 30;
    private static final double HEAD = 36;
    private static final int LEAST_LINES = 4;
    private static final int MOST_LINES = 12;

    private final LadderViewModel model;
    private final Words words;
    private final TableView<RungRow> table = new TableView<>();
    private final TableColumn<RungRow, RungRow> others;
    private final Set<Integer> wrong = new HashSet<>();
    private int place = -1;
    private int expected = -1;

    RungTableView(LadderViewModel model, Words words) {
        this.model = model;
        this.words = words;
        this.others = new TableColumn<>("");
        table.setId("rungs");
        table.getStyleClass().addAll(Styles.DENSE, "rungs");
        table.setAccessibleText(words.of("ladder.table"));
        table.setEditable(true);
        table.setFixedCellSize(LINE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Label none = new Label(words.of("ladder.no-rungs"));
        none.setWrapText(true);
        none.getStyleClass().add("hint");
        table.setPlaceholder(none);
        table.getColumns()
                .setAll(List.of(
                        text("codec", 60, Pos.CENTER_LEFT, RungLine::codec),
                        written("width", 58, RungField.WIDTH),
                        written("height", 64, RungField.HEIGHT),
                        written("kilobits", 56, RungField.KILOBITS),
                        written("peak", 58, RungField.PEAK),
                        written("crf", 42, RungField.CRF),
                        halves(),
                        text("profile", 60, Pos.CENTER_LEFT, RungTableView::profile)));
        others.setId("column-other");
        others.getColumns()
                .setAll(List.of(
                        other("other-size", 94, rung -> rung.width() + "×" + rung.height()),
                        other("other-kilobits", 60, rung -> Integer.toString(rung.kilobits()))));
        table.setItems(model.rows());
        model.rows().addListener((ListChangeListener<RungRow>) _ -> fit());
        table.setRowFactory(_ -> new Row());
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && row.own().isPresent()) {
                place = row.own().get().place();
            }
        });
        model.chosen().subscribe(this::shown);
        model.other().subscribe(this::compare);
    }

    TableView<RungRow> node() {
        return table;
    }

    /** The place of the chosen rung in the preset; empty where none is chosen. */
    Optional<Integer> place() {
        RungRow row = table.getSelectionModel().getSelectedItem();
        return Optional.ofNullable(row).flatMap(RungRow::own).map(RungLine::place);
    }

    /** Chooses a rung by its place in the preset. */
    void select(int wanted) {
        for (RungRow row : table.getItems()) {
            if (row.own().filter(rung -> rung.place() == wanted).isPresent()) {
                table.getSelectionModel().select(row);
            }
        }
    }

    /** Chooses a rung by its place as soon as the preset is shown anew. */
    void expect(int wanted) {
        expected = wanted;
    }

    private void shown(Optional<OpenPreset> preset) {
        wrong.clear();
        preset.ifPresent(open -> open.problems().stream()
                .map(Problem::path)
                .map(PLACE::matcher)
                .filter(Matcher::matches)
                .forEach(found -> wrong.add(Integer.parseInt(found.group(1)))));
        table.refresh();
        fit();
        if (expected >= 0) {
            place = expected;
            expected = -1;
        }
        if (place >= 0) {
            table.getSelectionModel().clearSelection();
            select(place);
        }
    }

    /** As high as its lines, where there are not too many. */
    private void fit() {
        int lines = Math.clamp(table.getItems().size(), 3, MOST_LINES);
        double height = (others.getTableView() == null ? 1 : 2) * HEAD + lines * LINE + 4;
        table.setPrefHeight(height);
        table.setMinHeight(Math.min(height, (others.getTableView() == null ? 1 : 2) * HEAD + LEAST_LINES * LINE));
    }

    private void compare(Optional<OpenPreset> other) {
        others.setText(other.map(OpenPreset::name).orElse(""));
        if (other.isPresent() && !table.getColumns().contains(others)) {
            table.getColumns().add(others);
        } else if (other.isEmpty()) {
            table.getColumns().remove(others);
        }
        fit();
    }

    private static String profile(RungLine rung) {
        return rung.more().isEmpty() ? rung.profile() : rung.profile() + " …";
    }

    private TableColumn<RungRow, RungRow> column(String key, double width) {
        TableColumn<RungRow, RungRow> column = new TableColumn<>(words.of("ladder.column." + key));
        column.setId("column-" + key);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setEditable(false);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        return column;
    }

    private TableColumn<RungRow, RungRow> text(String key, double width, Pos where, Function<RungLine, String> told) {
        TableColumn<RungRow, RungRow> column = column(key, width);
        column.setCellFactory(_ ->
                new TextCell(where, row -> row.own().map(told), row -> row.own().map(RungLine::more)));
        return column;
    }

    private TableColumn<RungRow, RungRow> other(String key, double width, Function<RungLine, String> told) {
        TableColumn<RungRow, RungRow> column = column(key, width);
        column.getStyleClass().add("number");
        column.setCellFactory(
                _ -> new TextCell(Pos.CENTER_RIGHT, row -> row.other().map(told), _ -> Optional.empty()));
        return column;
    }

    private TableColumn<RungRow, RungRow> written(String key, double width, RungField field) {
        TableColumn<RungRow, RungRow> column = column(key, width);
        column.getStyleClass().add("number");
        column.setEditable(true);
        explain(column, words.of("ladder.field." + field.name().toLowerCase(java.util.Locale.ROOT)));
        column.setCellFactory(_ -> new FieldCell(field));
        return column;
    }

    private TableColumn<RungRow, RungRow> halves() {
        TableColumn<RungRow, RungRow> column = column("halves", 60);
        column.setCellFactory(_ -> new HalvesCell());
        explain(column, words.of("ladder.halves.how"));
        return column;
    }

    /** Heads are short; what they mean in full is told by a tooltip. */
    private static void explain(TableColumn<RungRow, RungRow> column, String how) {
        Label head = new Label(column.getText());
        head.setTooltip(new Tooltip(how));
        column.setText("");
        column.setGraphic(head);
    }

    /** Marks the rung that something is wrong with. */
    private final class Row extends TableRow<RungRow> {
        @Override
        protected void updateItem(@Nullable RungRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean marked = row != null
                    && row.own().filter(rung -> wrong.contains(rung.place())).isPresent();
            pseudoClassStateChanged(WRONG, marked);
        }
    }

    private static final class TextCell extends TableCell<RungRow, RungRow> {
        private final Function<RungRow, Optional<String>> told;
        private final Function<RungRow, Optional<String>> more;

        TextCell(Pos where, Function<RungRow, Optional<String>> told, Function<RungRow, Optional<String>> more) {
            this.told = told;
            this.more = more;
            setAlignment(where);
        }

        @Override
        protected void updateItem(@Nullable RungRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(row == null || empty ? null : told.apply(row).orElse(""));
            String beyond = row == null || empty ? "" : more.apply(row).orElse("");
            setTooltip(beyond.isEmpty() ? null : new Tooltip(beyond));
        }
    }

    /** Keeps what was written when it is left, however that is; only Escape takes it back. */
    private final class FieldCell extends TableCell<RungRow, RungRow> {
        private final RungField field;
        private final TextField text = new TextField();
        private boolean escaped;

        FieldCell(RungField field) {
            this.field = field;
            setAlignment(Pos.CENTER_RIGHT);
            text.setAlignment(Pos.CENTER_RIGHT);
            text.getStyleClass().add("rung-field");
            text.setAccessibleText(words.of("ladder.field." + field.name().toLowerCase(java.util.Locale.ROOT)));
            text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
            text.focusedProperty().subscribe((before, now) -> {
                if (before && !now && isEditing()) {
                    cancelEdit();
                }
            });
        }

        private void pressed(KeyEvent event) {
            if (event.getCode() == KeyCode.ESCAPE) {
                escaped = true;
            }
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.ESCAPE) {
                cancelEdit();
                table.requestFocus();
                event.consume();
            }
        }

        @Override
        public void startEdit() {
            RungRow row = getItem();
            if (row == null || row.own().isEmpty()) {
                return;
            }
            super.startEdit();
            if (isEditing()) {
                escaped = false;
                text.setText(row.own().get().text(field));
                setText(null);
                setGraphic(text);
                text.selectAll();
                text.requestFocus();
            }
        }

        @Override
        public void cancelEdit() {
            Optional<RungLine> rung = Optional.ofNullable(getItem()).flatMap(RungRow::own);
            boolean kept = isEditing() && !escaped;
            super.cancelEdit();
            rung.ifPresent(line -> {
                if (kept && !text.getText().strip().equals(line.text(field))) {
                    model.write(line.place(), field, text.getText());
                }
            });
            updateItem(getItem(), isEmpty());
        }

        @Override
        protected void updateItem(@Nullable RungRow row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(null);
            Optional<RungLine> rung = empty || row == null ? Optional.empty() : row.own();
            setText(rung.map(line -> line.text(field)).orElse(null));
            pseudoClassStateChanged(
                    FOLLOWS, rung.filter(line -> !line.says(field)).isPresent());
        }
    }

    private final class HalvesCell extends TableCell<RungRow, RungRow> {
        private final CheckBox box = new CheckBox();

        HalvesCell() {
            setAlignment(Pos.CENTER);
            box.setFocusTraversable(false);
            box.setAccessibleText(words.of("ladder.halves.how"));
            box.setTooltip(new Tooltip(words.of("ladder.halves.how")));
            box.setOnAction(_ -> Optional.ofNullable(getItem())
                    .flatMap(RungRow::own)
                    .ifPresent(rung -> model.halve(rung.place(), box.isSelected())));
        }

        @Override
        protected void updateItem(@Nullable RungRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null || row.own().isEmpty()) {
                setGraphic(null);
            } else {
                box.setSelected(row.own().get().halves());
                setGraphic(box);
            }
        }
    }

    /** What is wrong with a preset, as its table counts its rungs. */
    static List<String> told(OpenPreset preset, Words words) {
        List<String> lines = new ArrayList<>();
        for (Problem problem : preset.problems()) {
            Matcher place = PLACE.matcher(problem.path());
            lines.add(
                    place.matches()
                            ? words.of(
                                    "ladder.problem.rung",
                                    Integer.parseInt(place.group(1)) + 1,
                                    problem.path().substring(problem.path().lastIndexOf('/') + 1),
                                    words.kept(problem.says(), FieldFault.values()))
                            : problem.inWords());
        }
        return lines;
    }
}
