package org.ladderworks.app.ui.queue;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.ui.words.Words;

/** All that is known of the chosen job. */
final class JobPane {
    private static final double LEAST_WIDTH = 320;

    private final QueueViewModel model;
    private final Words words;
    private final VBox root = new VBox();
    private final ScrollPane scroll = new ScrollPane(root);
    private final VBox said = new VBox();
    private final TextArea jobFile = new TextArea();
    private final Button showFile;
    private @Nullable JobRow current;
    private Runnable unwatch = () -> {};

    JobPane(QueueViewModel model, Words words) {
        this.model = model;
        this.words = words;
        showFile = new Button(words.of("queue.job-file"), new FontIcon(Feather.FILE_TEXT));
        showFile.setId("show-job-file");
        showFile.setOnAction(_ -> showFile());
        jobFile.setEditable(false);
        jobFile.setId("job-file");
        jobFile.getStyleClass().add("code");
        jobFile.setPrefRowCount(24);
        VBox.setVgrow(jobFile, Priority.ALWAYS);
        root.getStyleClass().add("job-pane");
        said.getStyleClass().add("said");
        scroll.setFitToWidth(true);
        scroll.setId("job-pane");
        scroll.setMinWidth(LEAST_WIDTH);
        model.selection().addListener((ListChangeListener<Long>) _ -> choose());
        choose();
    }

    Node node() {
        return scroll;
    }

    private void choose() {
        Optional<JobRow> chosen = model.selection().size() == 1
                ? model.rows().stream()
                        .filter(row -> row.id() == model.selection().getFirst())
                        .findFirst()
                : Optional.empty();
        if (chosen.isPresent() && chosen.get() == current) {
            return;
        }
        unwatch.run();
        unwatch = () -> {};
        current = chosen.orElse(null);
        if (chosen.isEmpty()) {
            Label none = new Label(words.of("queue.none-chosen"));
            none.setWrapText(true);
            none.getStyleClass().add("hint");
            root.getChildren().setAll(none);
            return;
        }
        root.getChildren().setAll(said, showFile);
        var subscription = chosen.get().job().subscribe(this::show);
        unwatch = subscription::unsubscribe;
    }

    private void show(JobView job) {
        List<Node> lines = new ArrayList<>();
        Label title = new Label(JobText.name(job));
        title.setWrapText(true);
        title.getStyleClass().add(Styles.TITLE_4);
        lines.add(title);
        Label standing = new Label();
        StandingLook.show(standing, job.standing(), words);
        lines.add(standing);
        job.progress().ifPresent(progress -> lines.add(text(JobText.progress(progress, words), "hint")));
        job.code().ifPresent(code -> lines.add(text(code, "wrong")));
        if (!job.said().isEmpty()) {
            lines.add(text(job.said(), job.code().isPresent() ? "wrong" : "hint"));
        }
        String end = JobText.end(job, words);
        if (!end.isEmpty() && job.code().isEmpty()) {
            lines.add(text(end, "hint"));
        }
        job.notes().forEach(note -> lines.add(text(note, "warning")));
        lines.add(text(words.of("queue.source") + "  " + job.title(), "hint"));
        lines.add(text(words.of("queue.folder") + "  " + job.output(), "hint"));
        said.getChildren().setAll(lines);
    }

    private static Label text(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }

    private void showFile() {
        JobRow of = current;
        if (of != null) {
            model.jobFile(of.id(), json -> {
                if (of == current) {
                    jobFile.setText(json);
                    root.getChildren().setAll(said, jobFile);
                }
            });
        }
    }
}
