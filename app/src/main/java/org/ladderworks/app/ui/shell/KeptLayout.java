package org.ladderworks.app.ui.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.ladderworks.app.home.Layout;
import org.ladderworks.app.ui.workbench.Preferences;

/** Panes and tables of a room are as its operator left them. On the UI thread alone. */
public final class KeptLayout {
    private final Preferences preferences;

    public KeptLayout(Preferences preferences) {
        this.preferences = preferences;
    }

    /** Parts a room as it was, and keeps how it is parted from then on. Panes and tables are known by their ids. */
    public void follow(Node node) {
        if (node instanceof SplitPane panes) {
            if (panes.getId() != null) {
                followDividers(panes);
            }
            panes.getItems().forEach(this::follow);
        } else if (node instanceof TableView<?> table) {
            if (table.getId() != null) {
                followColumns(table);
            }
        } else if (node instanceof ScrollPane scrolled) {
            if (scrolled.getContent() != null) {
                follow(scrolled.getContent());
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::follow);
        }
    }

    private Layout now() {
        return preferences.now().get().layout();
    }

    private void followDividers(SplitPane panes) {
        List<Double> before = now().dividers().getOrDefault(panes.getId(), List.of());
        if (before.size() == panes.getDividers().size()) {
            panes.setDividerPositions(
                    before.stream().mapToDouble(Double::doubleValue).toArray());
        }
        panes.getDividers()
                .forEach(divider -> divider.positionProperty().addListener((_, _, _) -> {
                    List<Double> places = panes.getDividers().stream()
                            .map(SplitPane.Divider::getPosition)
                            .toList();
                    // Before the panes have a size there is nothing to keep.
                    if (panes.getWidth() > 0 && panes.getHeight() > 0) {
                        preferences.change(
                                settings -> settings.with(settings.layout().withDividers(panes.getId(), places)));
                    }
                }));
    }

    private <T> void followColumns(TableView<T> table) {
        Map<String, Integer> places = new HashMap<>();
        List<Layout.Column> before = now().columns().getOrDefault(table.getId(), List.of());
        for (Layout.Column column : before) {
            places.put(column.id(), places.size());
            table.getColumns().stream()
                    .filter(each -> column.id().equals(each.getId()))
                    .forEach(each -> each.setPrefWidth(column.width()));
        }
        List<TableColumn<T, ?>> ordered = new ArrayList<>(table.getColumns());
        // Those that are new come last; the order of others stays.
        ordered.sort(Comparator.comparing(
                column -> places.getOrDefault(Objects.requireNonNullElse(column.getId(), ""), Integer.MAX_VALUE)));
        if (!ordered.equals(table.getColumns())) {
            table.getColumns().setAll(ordered);
        }
        Runnable keep = () -> {
            if (table.getWidth() > 0) {
                List<Layout.Column> columns = table.getColumns().stream()
                        .filter(column -> column.getId() != null)
                        .map(column -> new Layout.Column(column.getId(), column.getWidth()))
                        .toList();
                preferences.change(settings -> settings.with(settings.layout().withColumns(table.getId(), columns)));
            }
        };
        table.getColumns().forEach(column -> column.widthProperty().addListener((_, _, _) -> keep.run()));
        table.getColumns().addListener((ListChangeListener<TableColumn<T, ?>>) _ -> keep.run());
    }
}
