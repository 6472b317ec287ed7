package org.ladderworks.app.ui.queue;

import atlantafx.base.theme.Styles;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.ui.words.Words;

/** The job file of a job that waits, to be changed. */
final class JobEditPane {
    private final VBox root = new VBox();
    private final TextArea text = new TextArea();

    JobEditPane(JobEditViewModel model, Words words) {
        Label title = new Label();
        title.getStyleClass().add(Styles.TITLE_4);
        title.textProperty().bind(model.job().map(id -> words.of("queue.edit.title", id.longValue())));
        text.setId("job-edit-text");
        text.setAccessibleText(words.of("queue.edit.text"));
        text.getStyleClass().add("code");
        text.textProperty().bindBidirectional(model.text());
        VBox.setVgrow(text, Priority.ALWAYS);
        Label problems = new Label();
        problems.setId("job-edit-problems");
        problems.setWrapText(true);
        Runnable tell = () -> {
            boolean right = model.problems().isEmpty();
            problems.setText(
                    right
                            ? words.of(model.checked().get() ? "queue.edit.right" : "queue.edit.checking")
                            : model.problems().stream().collect(Collectors.joining("\n")));
            problems.getStyleClass().setAll("label", right ? "hint" : "wrong");
        };
        model.problems().addListener((ListChangeListener<String>) _ -> tell.run());
        model.checked().subscribe(_ -> tell.run());
        Button keep = new Button(words.of("queue.edit.keep"), new FontIcon(Feather.CHECK));
        keep.setId("job-edit-keep");
        keep.getStyleClass().add(Styles.ACCENT);
        keep.disableProperty().bind(model.checked().not().or(Bindings.isNotEmpty(model.problems())));
        keep.setOnAction(_ -> model.keep());
        Button leave = new Button(words.of("queue.edit.leave"), new FontIcon(Feather.X));
        leave.setId("job-edit-leave");
        leave.setOnAction(_ -> model.leave());
        HBox line = new HBox(keep, leave);
        line.getStyleClass().add("line");
        root.getStyleClass().add("job-pane");
        root.setMinWidth(JobPane.LEAST_WIDTH);
        root.getChildren().setAll(title, text, problems, line);
    }

    Node node() {
        return root;
    }

    void enter() {
        text.requestFocus();
        text.positionCaret(0);
    }
}
