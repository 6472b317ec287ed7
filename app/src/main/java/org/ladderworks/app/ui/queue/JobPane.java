package org.ladderworks.app.ui.queue;

import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.job.JobEvent;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.ui.words.SaidError;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.progress.TitlePicture;

/** All that is known of the chosen job; instead of it a job file while that is changed. */
final class JobPane {
    static final double LEAST_WIDTH = 340;
    private static final double PICTURE_WIDTH = 240;

    private final QueueViewModel model;
    private final Words words;
    private final VBox root = new VBox();
    private final ScrollPane scroll = new ScrollPane(root);
    private final StackPane place = new StackPane();
    private final VBox said = new VBox();
    private final RungBars rungs;
    private final ImageView picture = new ImageView();
    private final Label pictureTime = new Label();
    private final VBox pictured = new VBox(picture, pictureTime);
    private final TextArea log = new TextArea();
    private final VBox logged = new VBox();
    private final TextArea jobFile = new TextArea();
    private final Button showFile;
    private final Button showLog;
    private @Nullable JobRow current;
    private Runnable unwatch = () -> {};

    JobPane(QueueViewModel model, Words words) {
        this.model = model;
        this.words = words;
        rungs = new RungBars(words);
        showFile = new Button(words.of("queue.job-file"), new FontIcon(Feather.FILE_TEXT));
        showFile.setId("show-job-file");
        showFile.setOnAction(_ -> showFile());
        showLog = new Button(words.of("queue.log.show"), new FontIcon(Feather.LIST));
        showLog.setId("show-job-log");
        showLog.setOnAction(_ -> showAll());
        jobFile.setEditable(false);
        jobFile.setId("job-file");
        jobFile.setAccessibleText(words.of("queue.edit.text"));
        jobFile.getStyleClass().add("code");
        jobFile.setPrefRowCount(24);
        jobFile.setMinHeight(200);
        VBox.setVgrow(jobFile, Priority.ALWAYS);
        root.getStyleClass().add("job-pane");
        said.getStyleClass().add("said");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setId("job-pane");
        scroll.setMinWidth(LEAST_WIDTH);
        fillLog();
        picture.setPreserveRatio(true);
        picture.setId("job-picture");
        picture.setAccessibleText(words.of("queue.picture"));
        picture.setFitWidth(PICTURE_WIDTH);
        // What is too much for a low window is scrolled, not squeezed.
        List.of(said, pictured).forEach(part -> part.setMinHeight(Region.USE_PREF_SIZE));
        pictureTime.getStyleClass().add("hint");
        JobEditPane editor = new JobEditPane(model.edit(), words);
        model.edit().open().subscribe(open -> {
            place.getChildren().setAll(open ? editor.node() : scroll);
            if (open) {
                editor.enter();
            }
        });
        model.selection().addListener((ListChangeListener<Long>) _ -> choose());
        model.details().log().subscribe(this::show);
        model.details().picture().subscribe(this::show);
        choose();
    }

    Node node() {
        return place;
    }

    private void fillLog() {
        log.setEditable(false);
        log.setId("job-log");
        log.setAccessibleText(words.of("queue.log"));
        log.getStyleClass().add("code");
        log.setWrapText(true);
        log.setMinHeight(120);
        VBox.setVgrow(log, Priority.ALWAYS);
        VBox.setVgrow(logged, Priority.ALWAYS);
        Label title = new Label(words.of("queue.log"));
        title.getStyleClass().add("name");
        Button copy = new Button(words.of("queue.log.copy"), new FontIcon(Feather.COPY));
        copy.setId("copy-log");
        copy.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(log.getText());
            Clipboard.getSystemClipboard().setContent(content);
        });
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(title, between, copy);
        head.getStyleClass().add("line");
        logged.getChildren().setAll(head, log);
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
        showAll();
        var subscription = chosen.get().job().subscribe(this::show);
        unwatch = subscription::unsubscribe;
    }

    private void showAll() {
        root.getChildren().setAll(said, pictured, rungs.node(), logged, showFile);
    }

    private void show(JobView job) {
        List<Node> lines = new ArrayList<>();
        Label title = new Label(JobText.name(job));
        title.setWrapText(true);
        title.getStyleClass().add(Styles.TITLE_4);
        lines.add(title);
        Label standing = new Label();
        StandingLook.show(standing, JobText.standing(job), words);
        lines.add(standing);
        job.progress()
                .ifPresent(progress -> lines.add(text(
                        JobText.progress(progress, words), progress.paused().isPresent() ? "warning" : "hint")));
        job.code().ifPresent(code -> {
            SaidError error = words.error(code, "", "");
            lines.add(text(error.what().isEmpty() ? code : code + "  " + error.what(), "wrong"));
            if (!error.remedy().isEmpty()) {
                lines.add(text(error.remedy(), "hint"));
            }
        });
        if (!job.said().isEmpty()) {
            boolean inWords = job.code().isPresent()
                    && words.error(job.code().get(), "", "").what().isEmpty();
            lines.add(text(JobText.said(job, words), inWords ? "wrong" : "hint"));
        }
        String end = JobText.end(job, words);
        if (!end.isEmpty() && job.code().isEmpty()) {
            lines.add(text(end, "hint"));
        }
        job.notes().forEach(note -> lines.add(text(JobText.note(note, words), "warning")));
        lines.add(text(words.of("queue.source") + "  " + job.title(), "hint"));
        lines.add(text(words.of("queue.folder") + "  " + job.output(), "hint"));
        said.getChildren().setAll(lines);
        rungs.show(job.progress().map(Progress::rungs).orElse(List.of()));
    }

    private void show(List<JobEvent> events) {
        String text = JobLogText.of(events, ZoneId.systemDefault(), words);
        if (!text.equals(log.getText())) {
            log.setText(text);
            // The newest is at the end.
            log.positionCaret(text.length());
            log.setScrollTop(Double.MAX_VALUE);
        }
    }

    private void show(Optional<TitlePicture> newest) {
        pictured.setVisible(newest.isPresent());
        pictured.setManaged(newest.isPresent());
        newest.ifPresent(taken -> {
            WritableImage image = new WritableImage(taken.width(), taken.height());
            image.getPixelWriter()
                    .setPixels(
                            0,
                            0,
                            taken.width(),
                            taken.height(),
                            PixelFormat.getIntArgbInstance(),
                            taken.argb(),
                            0,
                            taken.width());
            picture.setImage(image);
            pictureTime.setText(words.of("queue.picture.at", Shown.length(taken.at())));
        });
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
                    root.getChildren().setAll(said, jobFile, showLog);
                }
            });
        }
    }
}
