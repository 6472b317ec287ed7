package org.ladderworks.app.ui.library;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.library.Trouble;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.app.watch.FolderState;

/** The watched folders above the titles: each with its state, what was taken last, and its options. */
final class WatchPane {
    private static final double MOST_HEIGHT = 260;

    private final WatchViewModel model;
    private final Words words;
    private final DateTimeFormatter times;
    private final VBox root = new VBox();
    private final VBox lines = new VBox();
    private final ScrollPane scroll = new ScrollPane(lines);
    private final Map<Path, Line> shown = new HashMap<>();

    WatchPane(WatchViewModel model, Words words) {
        this.model = model;
        this.words = words;
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(words.locale())
                .withZone(ZoneId.systemDefault());
        Label heading = new Label(words.of("watch.heading"));
        heading.getStyleClass().add("heading");
        Button add = new Button(words.of("watch.add"), new FontIcon(Feather.FOLDER_PLUS));
        add.setId("watch-add");
        add.setOnAction(_ -> choose());
        Button close = icon("watch-close", Feather.X, words.of("watch.close"));
        close.setOnAction(_ -> model.open().set(false));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(heading, between, add, close);
        head.getStyleClass().add("row");
        lines.getStyleClass().add("watch-lines");
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.setId("watch-lines");
        root.setId("watch-pane");
        root.getStyleClass().addAll("inset", "watch-pane");
        root.getChildren().setAll(head, scroll);
        // The titles beneath give way, not the folders.
        root.setMinHeight(Region.USE_PREF_SIZE);
        root.visibleProperty().bind(model.open());
        root.managedProperty().bind(model.open());
        root.setOnDragOver(this::dragged);
        root.setOnDragDropped(this::dropped);
        model.folders().subscribe(this::show);
    }

    Node node() {
        return root;
    }

    static Button icon(String id, Feather icon, String name) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(words.of("watch.add"));
        File folder = chooser.showDialog(root.getScene().getWindow());
        if (folder != null) {
            model.add(List.of(folder.toPath()));
        }
    }

    private void dragged(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            model.add(event.getDragboard().getFiles().stream().map(File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    /** Lines stay as they are where only their state changed: what is being typed in one is not lost. */
    private void show(List<FolderState> folders) {
        shown.keySet()
                .retainAll(folders.stream().map(each -> each.folder().path()).collect(Collectors.toSet()));
        folders.forEach(each ->
                shown.computeIfAbsent(each.folder().path(), _ -> new Line(each)).show(each));
        List<Node> nodes = folders.stream()
                .<Node>map(each ->
                        java.util.Objects.requireNonNull(shown.get(each.folder().path())).box)
                .toList();
        if (nodes.isEmpty()) {
            Label none = new Label(words.of("watch.none"));
            none.setWrapText(true);
            none.getStyleClass().add("hint");
            lines.getChildren().setAll(none);
        } else if (!lines.getChildren().equals(nodes)) {
            lines.getChildren().setAll(nodes);
        }
    }

    /** One folder. */
    private final class Line {
        private final VBox box = new VBox();
        private final Label state = new Label();
        private final Label last = new Label();
        private final WatchOptionsPane options;
        private FolderState now;

        Line(FolderState first) {
            now = first;
            options = new WatchOptionsPane(model, words, first.folder());
            Label name = new Label(first.folder().name());
            name.getStyleClass().add("name");
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label path = new Label(first.folder().path().toString());
            path.getStyleClass().add("beneath");
            path.setTooltip(new Tooltip(path.getText()));
            VBox what = new VBox(name, path);
            what.setMinWidth(120);
            state.getStyleClass().add("status");
            state.setWrapText(true);
            last.getStyleClass().add("beneath");
            VBox how = new VBox(state, last);
            HBox.setHgrow(how, Priority.ALWAYS);
            what.setPrefWidth(320);
            ToggleButton more = new ToggleButton(words.of("watch.options"), new FontIcon(Feather.SLIDERS));
            more.setId("watch-options");
            more.setMinWidth(Region.USE_PREF_SIZE);
            more.setAccessibleText(words.of("watch.options.of", first.folder().name()));
            Button remove = icon(
                    "watch-remove",
                    Feather.TRASH_2,
                    words.of("watch.remove", first.folder().name()));
            remove.setOnAction(_ -> model.remove(now.folder()));
            HBox line = new HBox(what, how, more, remove);
            line.getStyleClass().add("watch-line");
            options.node().visibleProperty().bind(more.selectedProperty());
            options.node().managedProperty().bind(more.selectedProperty());
            box.getChildren().setAll(line, options.node());
        }

        void show(FolderState next) {
            now = next;
            options.show(next.folder());
            state.getStyleClass().removeAll("status-failed", "status-approved", "status-encoding");
            if (next.trouble().isPresent()) {
                Trouble trouble = next.trouble().get();
                state.setText(trouble.code() + "  "
                        + words.error(trouble.code(), trouble.what(), trouble.remedy())
                                .what());
                state.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
                state.getStyleClass().add("status-failed");
            } else if (next.settling() > 0) {
                state.setText(words.of("watch.state.settling", next.settling()));
                state.setGraphic(new FontIcon(Feather.CLOCK));
                state.getStyleClass().add("status-encoding");
            } else {
                state.setText(words.of(next.looked() ? "watch.state.watching" : "watch.state.first"));
                state.setGraphic(new FontIcon(Feather.EYE));
                state.getStyleClass().add("status-approved");
            }
            last.setText(next.last()
                    .map(file ->
                            words.of("watch.last", next.taken(), file.seen().name(), times.format(file.at())))
                    .orElse(words.of("watch.last.none")));
        }
    }
}
