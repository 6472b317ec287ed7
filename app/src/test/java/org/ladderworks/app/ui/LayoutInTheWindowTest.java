package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the rooms are parted outlives the window. */
class LayoutInTheWindowTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    @DisplayName(
            "panes, and the order and width of columns, are as they were left; the room that was left is the first that is built")
    void asItWasLeft() throws Exception {
        double divider;
        double width;
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.room("queue");
            SplitPane panes = studio.await("#queue-panes", SplitPane.class);
            TableView<?> table = studio.table("jobs");
            studio.until("the room has its size", () -> panes.getWidth() > 0 && table.getWidth() > 0);
            studio.robot().interact(() -> {
                panes.setDividerPositions(0.55);
                move(table, 2, 0);
                table.getColumns().getFirst().setPrefWidth(133);
            });
            studio.until("it is parted", () -> Math.abs(panes.getDividerPositions()[0] - 0.55) < 0.02);
            divider = panes.getDividerPositions()[0];
            width = table.getColumns().getFirst().getWidth();
        }
        List<String> order;
        try (StudioHarness studio = StudioHarness.open(home)) {
            SplitPane panes = studio.await("#queue-panes", SplitPane.class);
            TableView<?> table = studio.table("jobs");
            studio.until("it is parted as before", () -> Math.abs(panes.getDividerPositions()[0] - divider) < 0.02);
            order = ids(table);
            assertThat(table.getColumns().getFirst().getWidth()).isCloseTo(width, within(3.0));
            studio.robot().interact(() -> move(table, 0, 2));
            assertThat(ids(table)).isNotEqualTo(order).containsExactlyInAnyOrderElementsOf(order);
        }
        try (StudioHarness studio = StudioHarness.open(home)) {
            assertThat(ids(studio.table("jobs"))).isNotEqualTo(order).containsExactlyInAnyOrderElementsOf(order);
        }
    }

    private static <T> void move(TableView<T> table, int from, int to) {
        TableColumn<T, ?> column = table.getColumns().get(from);
        List<TableColumn<T, ?>> all = new ArrayList<>(table.getColumns());
        all.remove(column);
        all.add(to, column);
        table.getColumns().setAll(all);
    }

    private static List<String> ids(TableView<?> table) {
        return table.getColumns().stream().map(TableColumn::getId).toList();
    }
}
