package org.ladderworks.app.ui.ladder;

import java.text.NumberFormat;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.ladder.RehearsalViewModel.Told;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.words.Words;

/** How long the encode takes on this machine, by a few seconds that are tried. */
final class RehearsalPane {
    private final LadderViewModel model;
    private final Words words;
    private final Label told = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final VBox root = new VBox();

    RehearsalPane(LadderViewModel model, Words words, Command attempt, Command commands) {
        this.model = model;
        this.words = words;
        Label heading = new Label(words.of("ladder.time"));
        heading.getStyleClass().add("heading");
        told.setId("encode-time");
        told.setWrapText(true);
        told.setMinHeight(Region.USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(words.of("ladder.try.running"));
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button cancel = new Button(words.of("ladder.try.cancel"), new FontIcon(Feather.X));
        cancel.setId("cancel-try");
        cancel.setOnAction(_ -> model.rehearsal().cancel());
        HBox running = new HBox(bar, cancel);
        running.getStyleClass().add("price-line");
        VBox buttons = new VBox(attempt.button(), commands.button());
        buttons.getStyleClass().add("section");
        root.getStyleClass().add("section");
        bar.progressProperty().bind(model.rehearsal().fraction());
        model.rehearsal().running().subscribe(now -> root.getChildren().setAll(heading, told, now ? running : buttons));
        model.rehearsal().running().subscribe(this::show);
        model.rehearsal().told().subscribe(this::show);
        show();
    }

    Node node() {
        return root;
    }

    private void show() {
        Optional<Told> result = model.rehearsal().told().get();
        boolean running = model.rehearsal().running().get();
        told.getStyleClass().setAll("label", result.isPresent() ? "name" : "hint");
        told.setText(
                result.map(this::text).orElseGet(() -> words.of(running ? "ladder.try.running" : "ladder.try.how")));
    }

    private String text(Told result) {
        NumberFormat number = NumberFormat.getNumberInstance(words.locale());
        number.setMaximumFractionDigits(2);
        String tried = number.format(result.tried().toMillis() / 1000.0);
        String whole = result.time()
                .map(time -> words.of(
                        "ladder.try.whole",
                        Shown.length(time),
                        Shown.bytes(result.bytes().orElse(0L), words.locale())))
                .orElse("");
        return (whole + "\n" + words.of("ladder.try.speed", number.format(result.speed()), tried)).strip();
    }
}
