package org.ladderworks.app.ui.review;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.preview.View;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.control.Choices;
import org.ladderworks.app.ui.words.Words;

/** The screen of the room: what is looked at and how, the pictures, the time and what plays it. */
final class ScreenPane {
    private final ScreenViewModel model;
    private final Words words;
    private final Function<String, Command> commands;
    private final PictureView picture;
    private final VBox root = new VBox();
    private boolean filling;

    ScreenPane(ReviewViewModel review, Words words, Function<String, Command> commands) {
        this.model = review.screen();
        this.words = words;
        this.commands = commands;
        this.picture = new PictureView(model, words);
        VBox.setVgrow(picture.node(), Priority.ALWAYS);
        Label missing = new Label();
        missing.getStyleClass().add("warning");
        missing.setId("hindrances");
        missing.setWrapText(true);
        missing.textProperty().bind(review.hindrances());
        missing.visibleProperty().bind(review.hindrances().isNotEmpty());
        missing.managedProperty().bind(missing.visibleProperty());
        root.getStyleClass().add("screen-pane");
        root.getChildren()
                .setAll(
                        chosen(),
                        missing,
                        picture.node(),
                        new TimeBar(model, review.qa(), words).node(),
                        new Transport(model, words, commands).node(),
                        new ToldPane(review, words).node());
    }

    Node node() {
        return root;
    }

    void focus() {
        picture.node().requestFocus();
    }

    private Node chosen() {
        ComboBox<String> first = choice(
                "review.first",
                model.choice()::firstNumber,
                model.choice()::chooseFirst,
                model.choice().first());
        ComboBox<String> second = choice(
                "review.second",
                model.choice()::secondNumber,
                model.choice()::chooseSecond,
                model.choice().second());
        second.setId("compare-with");
        first.setId("look-at");
        Button swap = SignButton.of(commands.apply("swap"));
        ToggleGroup group = new ToggleGroup();
        HBox modes = new HBox();
        modes.getStyleClass().add("modes");
        for (Mode mode : Mode.values()) {
            modes.getChildren().add(toggle(mode, group));
        }
        second.disableProperty().bind(model.mode().isEqualTo(Mode.ONE));
        swap.disableProperty().unbind();
        swap.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.choice().second().get().isEmpty(),
                        model.choice().second()));
        TrackBoxes tracks = new TrackBoxes(model, words);
        FlowPane line = new FlowPane(
                first,
                swap,
                second,
                modes,
                onlyIn(
                        Mode.WIPE,
                        new HBox(
                                SignButton.of(commands.apply("wipe-left")),
                                SignButton.of(commands.apply("wipe-right")))),
                amplification(),
                blinks(),
                zooms(),
                tracks.sound(),
                tracks.text());
        line.getStyleClass().add("screen-choices");
        return line;
    }

    private ComboBox<String> choice(String key, IntSupplier number, IntConsumer pick, Observable changes) {
        ComboBox<String> box = new ComboBox<>();
        box.setAccessibleText(words.of(key));
        box.setTooltip(new Tooltip(words.of(key)));
        box.setPrefWidth(140);
        Runnable fill = () -> {
            filling = true;
            List<String> names = model.choice().names();
            if (!box.getItems().equals(names)) {
                box.getItems().setAll(names);
            }
            box.getSelectionModel().clearAndSelect(number.getAsInt());
            filling = false;
        };
        model.choice().seen().addListener((ListChangeListener<Object>) _ -> fill.run());
        changes.addListener(_ -> fill.run());
        box.getSelectionModel().selectedIndexProperty().addListener((_, _, now) -> {
            if (!filling && now.intValue() >= 0) {
                pick.accept(now.intValue());
            }
        });
        fill.run();
        return box;
    }

    private ToggleButton toggle(Mode mode, ToggleGroup group) {
        String key = mode.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        String name = commands.apply("mode-" + key).label();
        ToggleButton button = new ToggleButton("", new FontIcon(sign(mode)));
        button.setId("mode-" + key);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name
                + commands.apply("mode-" + key)
                        .keys()
                        .map(keys -> "  " + keys.getDisplayText())
                        .orElse("")));
        button.getStyleClass().add(Styles.BUTTON_ICON);
        button.setToggleGroup(group);
        button.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> mode.isOfTwo() && model.choice().second().get().isEmpty(),
                        model.choice().second()));
        button.setOnAction(_ -> {
            model.mode().set(mode);
            button.setSelected(true);
        });
        model.mode().subscribe(now -> button.setSelected(now == mode));
        return button;
    }

    private static Ikon sign(Mode mode) {
        return switch (mode) {
            case ONE -> Feather.SQUARE;
            case SIDE_BY_SIDE -> Feather.COLUMNS;
            case WIPE -> Feather.SIDEBAR;
            case BLINK -> Feather.EYE;
            case DIFFERENCE -> Feather.CODEPEN;
        };
    }

    private Node amplification() {
        Label much = new Label();
        much.textProperty().bind(model.look().amplification().map(times -> "×" + times));
        Slider slider = new Slider(0, 6, 3);
        slider.setId("amplification");
        slider.setAccessibleText(words.of("review.amplification"));
        slider.setTooltip(new Tooltip(words.of("review.amplification")));
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setPrefWidth(90);
        slider.valueProperty()
                .addListener((_, _, now) -> model.look()
                        .amplification()
                        .set(Math.clamp(Math.round(Math.pow(2, now.doubleValue())), 1, View.MOST_AMPLIFIED)));
        return onlyIn(Mode.DIFFERENCE, new HBox(slider, much));
    }

    private Node blinks() {
        Label often = new Label();
        often.textProperty()
                .bind(model.look().blinks().map(rate -> words.of("review.blinks.rate", rate.doubleValue())));
        Slider slider = new Slider(0.5, 8, 2);
        slider.setId("blinks");
        slider.setAccessibleText(words.of("review.blinks"));
        slider.setPrefWidth(90);
        slider.valueProperty()
                .addListener((_, _, now) -> model.look().blinks().set(Math.round(now.doubleValue() * 2) / 2.0));
        return onlyIn(Mode.BLINK, new HBox(slider, often));
    }

    private Node onlyIn(Mode mode, HBox box) {
        box.getStyleClass().add("row");
        box.visibleProperty().bind(model.mode().isEqualTo(mode));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Node zooms() {
        ComboBox<Zoom> box = new ComboBox<>();
        box.setId("zoom");
        box.setAccessibleText(words.of("review.zoom"));
        box.setTooltip(new Tooltip(words.of("review.zoom")));
        box.getItems().setAll(Zoom.values());
        box.setConverter(
                Choices.shown(zoom -> zoom == Zoom.FIT ? words.of("review.zoom.fit") : zoom.factor() * 100 + " %"));
        box.valueProperty().bindBidirectional(model.look().zoom());
        return box;
    }
}
