package org.ladderworks.app.ui.publish;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.words.Words;

/** What stands before published titles: what is said of it at the left, what would change or was made at the right. */
final class EdgePane {
    private final EdgeViewModel model;
    private final Words words;
    private final ListView<DiffLine> lines = new ListView<>();
    private final VBox root = new VBox();

    /** @param show shows what would change, or makes the files */
    EdgePane(EdgeViewModel model, Words words, Command show) {
        this.model = model;
        this.words = words;
        lines.setId("edge-lines");
        lines.getStyleClass().addAll("diff", Styles.DENSE);
        lines.setAccessibleText(words.of("publish.edge.lines"));
        lines.setItems(model.lines());
        lines.setCellFactory(_ -> new LineCell());
        Label none = new Label();
        none.setWrapText(true);
        none.getStyleClass().add("hint");
        none.textProperty().bind(model.kind().map(kind -> words.of("publish.edge.none." + kind.key())));
        lines.setPlaceholder(none);
        ScrollPane form = new ScrollPane(form());
        form.setFitToWidth(true);
        form.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        form.setMinWidth(230);
        SplitPane panes = new SplitPane(form, lines);
        panes.setDividerPositions(0.36);
        SplitPane.setResizableWithParent(form, false);
        VBox.setVgrow(panes, Priority.ALWAYS);
        root.getStyleClass().add("publish-history");
        root.getChildren().setAll(bar(show), second(), panes);
    }

    Node node() {
        return root;
    }

    private Node bar(Command show) {
        ComboBox<EdgeKind> kind = new ComboBox<>();
        kind.setId("edge-kind");
        kind.setAccessibleText(words.of("publish.edge.kind"));
        kind.getItems().setAll(EdgeKind.values());
        kind.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable EdgeKind each) {
                return each == null ? "" : words.of("publish.edge.kind." + each.key());
            }

            @Override
            public @Nullable EdgeKind fromString(String text) {
                return null;
            }
        });
        kind.valueProperty().bindBidirectional(model.kind());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox bar = new HBox(kind, between, button("copy", this::copy), button("save", this::save), show.button());
        bar.getStyleClass().add("bar");
        return bar;
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(words.of("publish.edge." + key));
        button.setId("edge-" + key);
        button.setOnAction(_ -> action.run());
        button.disableProperty().bind(Bindings.not(model.made()));
        return button;
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.text());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void save() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(words.of("publish.edge.save"));
        File folder = chooser.showDialog(root.getScene().getWindow());
        if (folder != null) {
            model.saveTo(folder.toString());
        }
    }

    /** The second step is told before it is taken. */
    private Node second() {
        Label told = new Label();
        told.setId("edge-pending");
        told.setWrapText(true);
        told.textProperty().bind(model.pending());
        HBox.setHgrow(told, Priority.ALWAYS);
        told.setMaxWidth(Double.MAX_VALUE);
        Button apply = new Button(words.of("publish.edge.apply"));
        apply.setId("edge-apply");
        apply.setMinWidth(Region.USE_PREF_SIZE);
        apply.getStyleClass().add(Styles.ACCENT);
        apply.setOnAction(_ -> model.apply());
        HBox bar = new HBox(told, apply);
        bar.getStyleClass().addAll("notice", "warning");
        VBox.setMargin(bar, new Insets(0, 12, 10, 12));
        bar.visibleProperty().bind(model.pending().isNotEmpty());
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private Node form() {
        VBox form = new VBox();
        form.getStyleClass().add("edge-form");
        for (EdgeField field : EdgeField.values()) {
            form.getChildren().add(field(field));
        }
        CheckBox signed = new CheckBox(words.of("publish.edge.signed"));
        signed.setId("edge-signed");
        signed.setWrapText(true);
        signed.selectedProperty().bindBidirectional(model.signed());
        signed.visibleProperty().bind(model.kind().map(kind -> kind == EdgeKind.CLOUDFRONT));
        signed.managedProperty().bind(signed.visibleProperty());
        CheckBox records = new CheckBox(words.of("publish.edge.records"));
        records.setId("edge-records");
        records.setWrapText(true);
        records.selectedProperty().bindBidirectional(model.records());
        form.getChildren().addAll(signed, records);
        return form;
    }

    private Node field(EdgeField field) {
        TextField text = new TextField();
        text.setId("edge-" + field.key());
        text.setAccessibleText(words.of("publish.edge.field." + field.key()));
        text.setPromptText(words.of("publish.edge.field." + field.key() + ".prompt"));
        text.textProperty().bindBidirectional(model.field(field));
        Label label = new Label(words.of("publish.edge.field." + field.key()));
        label.setLabelFor(text);
        label.getStyleClass().add("field-label");
        VBox box = new VBox(label, text);
        box.visibleProperty().bind(model.kind().map(field::isOf));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    /** The sign stands in the text itself: colours only help. */
    private static final class LineCell extends ListCell<DiffLine> {
        private static final List<String> SIGNS = java.util.Arrays.stream(DiffLine.Sign.values())
                .map(LineCell::style)
                .toList();

        /** Lines are read whole, as wide as the list is. */
        LineCell() {
            setWrapText(true);
            setPrefWidth(0);
        }

        private static String style(DiffLine.Sign sign) {
            return "diff-" + sign.name().toLowerCase(Locale.ROOT);
        }

        @Override
        protected void updateItem(@Nullable DiffLine line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll(SIGNS);
            setText(empty || line == null ? null : line.text());
            if (!empty && line != null) {
                getStyleClass().add(style(line.sign()));
            }
        }
    }
}
