package org.ladderworks.app.ui.review;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.preview.Shot;
import org.ladderworks.app.preview.Side;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.words.Words;

/** What plays and steps, and which frame is seen. */
final class Transport {
    private final ScreenViewModel model;
    private final Words words;
    private final Function<String, Command> commands;
    private final Label code = new Label();
    private final Label frame = new Label();

    Transport(ScreenViewModel model, Words words, Function<String, Command> commands) {
        this.model = model;
        this.words = words;
        this.commands = commands;
    }

    Node node() {
        Button play = icon("play");
        model.rate()
                .subscribe(
                        rate -> play.setGraphic(new FontIcon(rate.doubleValue() == 0 ? Feather.PLAY : Feather.PAUSE)));
        ToggleButton loop = new ToggleButton("", new FontIcon(Feather.REPEAT));
        loop.setId("loop");
        loop.setAccessibleText(words.of("review.loop"));
        loop.setTooltip(new Tooltip(words.of("review.loop")));
        loop.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        loop.selectedProperty().bindBidirectional(model.piece().loop());
        code.setId("timecode");
        code.getStyleClass().add("timecode");
        code.setMinWidth(Region.USE_PREF_SIZE);
        frame.setId("frame");
        frame.getStyleClass().add("hint");
        model.shot().addListener((_, _, now) -> tell(now));
        Label speed = new Label();
        speed.getStyleClass().add("hint");
        speed.textProperty()
                .bind(model.rate()
                        .map(rate -> rate.doubleValue() == 0 || rate.doubleValue() == 1
                                ? ""
                                : words.of("review.speed", rate.doubleValue())));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox line = new HBox(
                icon("to-begin"),
                icon("backwards"),
                icon("step-back"),
                play,
                icon("step-on"),
                icon("forwards"),
                icon("to-end"),
                icon("mark-in"),
                icon("mark-out"),
                icon("clear-marks"),
                loop,
                code,
                frame,
                speed,
                between);
        line.getStyleClass().add("transport");
        return line;
    }

    private void tell(@Nullable Shot shot) {
        Optional<Side> side =
                shot == null ? Optional.empty() : shot.sides().stream().findFirst();
        code.setText(side.map(Side::timecode).orElse(""));
        frame.setText(side.map(one -> words.of("review.frame", one.frame())
                        + (one.type().isEmpty() ? "" : "  " + words.of("review.frame.type", one.type()))
                        + (one.key() ? " " + words.of("review.frame.key") : ""))
                .orElse(""));
    }

    private Button icon(String id) {
        return SignButton.of(commands.apply(id));
    }
}
