package org.ladderworks.app.ui.queue;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.progress.RungProgress;

/** How far each rung of a job is. Its lines stay the same while the job goes on. */
final class RungBars {
    private final VBox root = new VBox();
    private final Words words;
    private final Label heading;
    private List<String> shown = List.of();

    RungBars(Words words) {
        this.words = words;
        root.setId("rung-progress");
        root.getStyleClass().add("rung-bars");
        root.setMinHeight(Region.USE_PREF_SIZE);
        heading = new Label(words.of("queue.rungs"));
        heading.getStyleClass().add("name");
    }

    Node node() {
        return root;
    }

    void show(List<RungProgress> rungs) {
        List<String> names = rungs.stream().map(RungProgress::rung).toList();
        if (!names.equals(shown)) {
            shown = names;
            root.getChildren().setAll(heading);
            root.getChildren().addAll(names.stream().map(RungBars::line).toList());
        }
        root.setVisible(!rungs.isEmpty());
        root.setManaged(!rungs.isEmpty());
        for (int i = 0; i < rungs.size(); i++) {
            RungProgress rung = rungs.get(i);
            VBox line = (VBox) root.getChildren().get(i + 1);
            ProgressBar bar = (ProgressBar) line.getChildren().getLast();
            bar.setProgress(rung.fraction());
            bar.setAccessibleText(rung.rung() + " " + Shown.percent(rung.fraction()));
            HBox head = (HBox) line.getChildren().getFirst();
            ((Label) head.getChildren().getLast()).setText(words.of("queue.frames", rung.frames(), rung.allFrames()));
        }
    }

    private static VBox line(String name) {
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Label title = new Label(name.replaceFirst("(\\d)x(\\d)", "$1×$2"));
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label frames = new Label();
        frames.getStyleClass().add("hint");
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add(Styles.SMALL);
        VBox line = new VBox(new HBox(title, between, frames), bar);
        line.getStyleClass().add("progress-face");
        return line;
    }
}
