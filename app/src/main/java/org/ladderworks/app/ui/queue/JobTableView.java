package org.ladderworks.app.ui.queue;

import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.ui.control.FilledCell;
import org.ladderworks.app.ui.control.TextCell;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.words.Words;

/** The table of jobs. */
final class JobTableView {
    private static final double LINE = 52;

    private final TableView<JobRow> table = new TableView<>();
    private final QueueViewModel model;
    private final Words words;
    private boolean restoring;

    JobTableView(QueueViewModel model, Words words) {
        this.model = model;
        this.words = words;
        table.setId("jobs");
        table.getStyleClass().addAll(Styles.DENSE, "jobs");
        table.setFixedCellSize(LINE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setAccessibleText(words.of("queue.table"));
        table.getColumns()
                .setAll(List.of(
                        column(
                                "number",
                                60,
                                48,
                                () -> new TextCell<>(Pos.CENTER_RIGHT, job -> Long.toString(job.id()))),
                        column("job", 340, 200, NameCell::new),
                        column("standing", 126, 124, StandingCell::new),
                        column("progress", 440, 270, ProgressCell::new),
                        column("added", 96, 94, () -> new TextCell<>(Pos.CENTER_LEFT, job -> moment(job.added()))),
                        column(
                                "ended",
                                96,
                                94,
                                () -> new TextCell<>(
                                        Pos.CENTER_LEFT,
                                        job -> job.ended().map(this::moment).orElse("")))));
        table.setItems(model.rows());
        new RowDrag(model).install(table);
        Label none = new Label(words.of("queue.empty"));
        none.getStyleClass().add("hint");
        table.setPlaceholder(none);
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<JobRow>) _ -> chosen());
        model.rows().addListener((ListChangeListener<JobRow>) _ -> restore());
        model.selection().addListener((ListChangeListener<Long>) _ -> restore());
    }

    TableView<JobRow> node() {
        return table;
    }

    private String moment(Instant instant) {
        return Shown.moment(instant, ZoneId.systemDefault(), LocalDate.now(ZoneId.systemDefault()), words.locale());
    }

    private TableColumn<JobRow, JobView> column(
            String key, double width, double least, Supplier<FilledCell<JobRow, JobView>> cells) {
        TableColumn<JobRow, JobView> column = new TableColumn<>(words.of("queue.column." + key));
        column.setId("column-" + key);
        column.setPrefWidth(width);
        column.setMinWidth(least);
        if (key.equals("number")) {
            // Numbers need no more on a wide screen.
            column.setMaxWidth(width);
        }
        // The queue has an order of its own.
        column.setSortable(false);
        column.setCellValueFactory(cell -> cell.getValue().job());
        column.setCellFactory(_ -> cells.get());
        return column;
    }

    private void chosen() {
        if (!restoring && !model.isChanging()) {
            restoring = true;
            model.selection()
                    .setAll(table.getSelectionModel().getSelectedItems().stream()
                            .filter(java.util.Objects::nonNull)
                            .map(JobRow::id)
                            .toList());
            restoring = false;
        }
    }

    private void restore() {
        if (restoring) {
            return;
        }
        restoring = true;
        table.getSelectionModel().clearSelection();
        for (int i = 0; i < model.rows().size(); i++) {
            if (model.selection().contains(model.rows().get(i).id())) {
                table.getSelectionModel().select(i);
            }
        }
        restoring = false;
    }

    private static final class NameCell extends FilledCell<JobRow, JobView> {
        private final Label title = new Label();
        private final Label folder = new Label();
        private final VBox face = new VBox(title, folder);
        private final Tooltip whole = new Tooltip();

        NameCell() {
            title.getStyleClass().add("name");
            folder.getStyleClass().add("beneath");
            // Of a path its end tells more.
            folder.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            face.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void show(JobView job) {
            title.setText(JobText.name(job));
            folder.setText(job.output());
            whole.setText(title.getText() + "\n" + job.output());
            setTooltip(whole);
            setGraphic(face);
        }
    }

    private final class StandingCell extends FilledCell<JobRow, JobView> {
        private final Label label = new Label();

        @Override
        protected void show(JobView job) {
            StandingLook.show(label, JobText.standing(job), words);
            setGraphic(label);
        }
    }

    private final class ProgressCell extends FilledCell<JobRow, JobView> {
        private final ProgressBar bar = new ProgressBar();
        private final Label text = new Label();
        private final VBox face = new VBox(text, bar);
        private final Tooltip whole = new Tooltip();

        ProgressCell() {
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.getStyleClass().add(Styles.SMALL);
            face.getStyleClass().add("progress-face");
            face.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void show(JobView job) {
            if (job.progress().isPresent()) {
                double fraction = job.progress().get().fraction().orElse(ProgressBar.INDETERMINATE_PROGRESS);
                bar.setProgress(fraction);
                text.setText(JobText.progress(job.progress().get(), words));
                setText(null);
                whole.setText(text.getText());
                setTooltip(whole);
                setGraphic(face);
            } else {
                String end = JobText.end(job, words);
                setGraphic(null);
                setText(end);
                String said = JobText.said(job, words);
                whole.setText(end.contains(said) ? end : end + "\n" + said);
                setTooltip(end.isEmpty() ? null : whole);
            }
        }
    }
}
