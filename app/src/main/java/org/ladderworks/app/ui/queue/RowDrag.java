package org.ladderworks.app.ui.queue;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

/** Lines of waiting jobs that are dragged to another place among those that wait, the chosen ones together. */
final class RowDrag {
    private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("drop-above");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("drop-below");

    private final QueueViewModel model;
    private final DataFormat jobs;

    RowDrag(QueueViewModel model) {
        this.model = model;
        DataFormat known = DataFormat.lookupMimeType("application/x-ladderworks-jobs");
        this.jobs = known == null ? new DataFormat("application/x-ladderworks-jobs") : known;
    }

    /** Lets the table's lines be dragged. */
    void install(TableView<JobRow> table) {
        table.setRowFactory(_ -> row());
        // Beneath the last line is behind all.
        table.setOnDragOver(event -> {
            if (event.getDragboard().hasContent(jobs)) {
                event.acceptTransferModes(TransferMode.MOVE);
                event.consume();
            }
        });
        table.setOnDragDropped(event -> {
            if (event.getDragboard().hasContent(jobs)) {
                model.move(dragged(event.getDragboard()), Optional.empty());
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    private TableRow<JobRow> row() {
        TableRow<JobRow> row = new TableRow<>();
        row.addEventHandler(MouseEvent.DRAG_DETECTED, event -> begin(row, event));
        row.addEventHandler(DragEvent.DRAG_OVER, event -> over(row, event));
        row.addEventHandler(DragEvent.DRAG_EXITED, _ -> mark(row, false, false));
        row.addEventHandler(DragEvent.DRAG_DROPPED, event -> drop(row, event));
        return row;
    }

    private void begin(TableRow<JobRow> row, MouseEvent event) {
        if (row.getItem() == null || !canMove(row.getItem())) {
            return;
        }
        long id = row.getItem().id();
        List<Long> some = model.selection().contains(id)
                ? model.rows().stream()
                        .filter(each -> model.selection().contains(each.id()) && canMove(each))
                        .map(JobRow::id)
                        .toList()
                : List.of(id);
        Dragboard board = row.startDragAndDrop(TransferMode.MOVE);
        ClipboardContent content = new ClipboardContent();
        content.put(
                jobs,
                some.stream().map(String::valueOf).reduce((a, b) -> a + "," + b).orElseThrow());
        board.setContent(content);
        board.setDragView(row.snapshot(null, null));
        event.consume();
    }

    private static boolean canMove(JobRow row) {
        return JobAction.ARRANGE.fits(row.job().get());
    }

    private void over(TableRow<JobRow> row, DragEvent event) {
        if (event.getDragboard().hasContent(jobs) && row.getItem() != null && canMove(row.getItem())) {
            event.acceptTransferModes(TransferMode.MOVE);
            boolean below = isBelow(row, event);
            mark(row, !below, below);
            event.consume();
        }
    }

    private void drop(TableRow<JobRow> row, DragEvent event) {
        if (event.getDragboard().hasContent(jobs) && row.getItem() != null && canMove(row.getItem())) {
            Optional<Long> before = isBelow(row, event)
                    ? model.rows().stream()
                            .skip(row.getIndex() + 1L)
                            .filter(RowDrag::canMove)
                            .map(JobRow::id)
                            .findFirst()
                    : Optional.of(row.getItem().id());
            mark(row, false, false);
            model.move(dragged(event.getDragboard()), before);
            event.setDropCompleted(true);
            event.consume();
        }
    }

    private static boolean isBelow(TableRow<JobRow> row, DragEvent event) {
        return event.getY() > row.getHeight() / 2;
    }

    private static void mark(TableRow<JobRow> row, boolean above, boolean below) {
        row.pseudoClassStateChanged(ABOVE, above);
        row.pseudoClassStateChanged(BELOW, below);
    }

    private List<Long> dragged(Dragboard board) {
        return List.of(board.getContent(jobs).toString().split(",", -1)).stream()
                .map(Long::valueOf)
                .toList();
    }
}
