package org.ladderworks.app.ui.publish;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.publish.VerificationText.Line;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.words.Words;

/** What viewers get: when it was looked at, what was, what of it is wrong, why, and what to do. */
final class VerificationView {
    private static final double BESIDE_TEXT = 16;

    private final VerificationViewModel model;
    private final Words words;
    private final TableView<Line> table = new TableView<>();
    private final Label none = new Label();
    private final VBox root = new VBox();

    VerificationView(VerificationViewModel model, Words words, List<Command> commands) {
        this.model = model;
        this.words = words;
        table.setId("verification");
        table.setAccessibleText(words.of("publish.tab.viewers"));
        table.getStyleClass().addAll(Styles.DENSE, "publish-table", "verification");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(looked());
        table.getColumns().add(column("wrong", 250, Line::wrong));
        table.getColumns().add(column("why", 170, Line::why));
        table.getColumns().add(column("do", 170, Line::remedy));
        none.setId("verification-none");
        none.setWrapText(true);
        none.getStyleClass().add("hint");
        none.textProperty().bind(Bindings.createStringBinding(this::why, model.asked(), model.seen()));
        table.setPlaceholder(none);
        table.setItems(model.lines());
        VBox.setVgrow(table, Priority.ALWAYS);
        root.getStyleClass().add("publish-history");
        root.getChildren().setAll(bar(commands), progress(), table);
    }

    Node node() {
        return root;
    }

    private String why() {
        if (!model.asked().get()) {
            return words.of("publish.verify.choose");
        }
        return words.of(model.seen().get() ? "publish.verify.none" : "publish.verify.no-address");
    }

    private Node bar(List<Command> commands) {
        Label status = new Label();
        status.setId("verification-status");
        status.setWrapText(true);
        status.textProperty().bind(model.status());
        HBox.setHgrow(status, Priority.ALWAYS);
        status.setMaxWidth(Double.MAX_VALUE);
        CheckBox bytes = new CheckBox(words.of("publish.verify.bytes"));
        bytes.setId("verify-bytes");
        bytes.setMinWidth(Region.USE_PREF_SIZE);
        bytes.selectedProperty().bindBidirectional(model.bytes());
        HBox bar = new HBox(status, bytes);
        commands.forEach(command -> {
            Button button = command.button();
            button.setMinWidth(Region.USE_PREF_SIZE);
            bar.getChildren().add(button);
        });
        // What stops is there while there is something to stop.
        Node last = bar.getChildren().getLast();
        last.visibleProperty().bind(model.running());
        last.managedProperty().bind(model.running());
        bar.getStyleClass().add("bar");
        return bar;
    }

    private Node progress() {
        Label what = new Label();
        what.setId("verify-under-way");
        what.textProperty().bind(model.underWay());
        ProgressBar bar = new ProgressBar();
        bar.setAccessibleText(words.of("publish.verify.progress"));
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label far = new Label();
        far.setMinWidth(Region.USE_PREF_SIZE);
        model.progress().subscribe(progress -> {
            Optional<Double> fraction = progress.flatMap(each -> each.fraction());
            bar.setProgress(fraction.orElse(ProgressBar.INDETERMINATE_PROGRESS));
            far.setText(fraction.map(Shown::percent).orElse(""));
        });
        HBox line = new HBox(what, bar, far);
        line.getStyleClass().addAll("bar", "progress-face");
        line.visibleProperty().bind(model.running());
        line.managedProperty().bind(model.running());
        return line;
    }

    private TableColumn<Line, Line> looked() {
        TableColumn<Line, Line> column = new TableColumn<>(words.of("publish.column.looked"));
        column.setId("column-verification-looked");
        column.setPrefWidth(130);
        column.setMinWidth(110);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new LookedCell(words));
        return column;
    }

    private TableColumn<Line, String> column(String key, double width, Function<Line, String> told) {
        TableColumn<Line, String> column = new TableColumn<>(words.of("publish.column." + key));
        column.setId("column-verification-" + key);
        column.setPrefWidth(width);
        column.setMinWidth(110);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(told.apply(cell.getValue())));
        column.setCellFactory(_ -> new WrappedCell());
        return column;
    }

    /** As high as its text is. */
    private static final class WrappedCell extends TableCell<Line, String> {
        private final Text text = new Text();

        WrappedCell() {
            text.getStyleClass().add("wrapped");
            text.wrappingWidthProperty().bind(widthProperty().subtract(BESIDE_TEXT));
        }

        @Override
        protected void updateItem(@Nullable String value, boolean empty) {
            super.updateItem(value, empty);
            text.setText(value == null ? "" : value);
            setGraphic(empty || value == null || value.isEmpty() ? null : text);
        }
    }

    /** Right or wrong is a sign, and no colour alone. */
    private static final class LookedCell extends TableCell<Line, Line> {
        private static final double SIGN = 22;

        private final Text text = new Text();
        private final FontIcon sign = new FontIcon();
        private final HBox face = new HBox(sign, text);
        private final Words words;

        LookedCell(Words words) {
            this.words = words;
            text.getStyleClass().add("wrapped");
            text.wrappingWidthProperty().bind(widthProperty().subtract(BESIDE_TEXT + SIGN));
            face.getStyleClass().add("looked");
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            sign.setIconCode(line.good() ? Feather.CHECK : Feather.X);
            face.getStyleClass().removeAll("step-good", "step-bad");
            face.getStyleClass().add(line.good() ? "step-good" : "step-bad");
            text.setText(line.looked());
            setAccessibleText(line.looked() + ": " + (line.good() ? words.of("publish.verify.right") : line.wrong()));
            setGraphic(face);
        }
    }
}
