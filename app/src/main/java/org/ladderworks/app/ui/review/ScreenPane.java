package org.ladderworks.app.ui.review;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
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
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.preview.Facts;
import org.ladderworks.app.preview.PixelValue;
import org.ladderworks.app.preview.Player;
import org.ladderworks.app.preview.Shot;
import org.ladderworks.app.preview.Side;
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
    private final Label code = new Label();
    private final Label frame = new Label();
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
                        transport(),
                        told(review));
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
        Button swap = icon("swap");
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
        FlowPane line = new FlowPane(
                first,
                swap,
                second,
                modes,
                amplification(),
                blinks(),
                zooms(),
                tracks("review.sound", Facts.Of::sounds, false),
                tracks("review.text", Facts.Of::texts, true));
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
        box.setConverter(Choices.shown(
                zoom -> zoom == Zoom.FIT ? words.of("review.zoom.fit") : zoom.factor() * 100 + " %"));
        box.valueProperty().bindBidirectional(model.look().zoom());
        return box;
    }

    private Button icon(String id) {
        Command command = commands.apply(id);
        Button button = command.button();
        button.setText("");
        button.setAccessibleText(command.label());
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        if (button.getTooltip() == null) {
            button.setTooltip(new Tooltip(command.label()));
        }
        return button;
    }

    private Node transport() {
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

    /** A box of tracks; none where there are none. */
    private Node tracks(String key, Function<Facts.Of, List<Facts.Track>> of, boolean mayBeNone) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(key.replace('.', '-'));
        box.setAccessibleText(words.of(key));
        box.setTooltip(new Tooltip(words.of(key)));
        box.setPrefWidth(120);
        int before = mayBeNone ? 1 : 0;
        model.facts().subscribe(facts -> {
            List<String> names = new ArrayList<>();
            if (mayBeNone) {
                names.add(words.of("review.text.none"));
            }
            facts.flatMap(known -> known.footage().stream().findFirst())
                    .map(of)
                    .orElse(List.of())
                    .forEach(track -> names.add(track.label().isBlank() ? track.language() : track.label()));
            filling = true;
            box.getItems().setAll(names);
            int chosen = mayBeNone ? model.text().get() : model.sound().get();
            box.getSelectionModel().select(Math.clamp(chosen + (long) before, 0, Math.max(0, names.size() - 1)));
            filling = false;
            box.setVisible(names.size() > before);
            box.setManaged(names.size() > before);
        });
        box.getSelectionModel().selectedIndexProperty().addListener((_, _, now) -> {
            if (!filling && now.intValue() >= 0) {
                (mayBeNone ? model.text() : model.sound()).set(now.intValue() - before);
            }
        });
        return box;
    }

    private Node told(ReviewViewModel review) {
        Label facts = new Label();
        facts.setId("screen-facts");
        facts.getStyleClass().add("hint");
        facts.textProperty()
                .bind(Bindings.createStringBinding(this::facts, model.facts(), model.player(), review.poster()));
        facts.setWrapText(true);
        Label values = new Label();
        values.setId("pixel-values");
        values.getStyleClass().addAll("hint", "code");
        values.setMinHeight(Region.USE_PREF_SIZE);
        values.textProperty()
                .bind(model.pointer()
                        .values()
                        .map(list -> list.isEmpty()
                                ? words.of("review.pixel.none")
                                : list.stream().map(this::value).collect(Collectors.joining("\n"))));
        Label poster = new Label();
        poster.setId("poster-picked");
        poster.getStyleClass().add("hint");
        poster.textProperty().bind(review.poster());
        poster.visibleProperty().bind(review.poster().isNotEmpty());
        poster.managedProperty().bind(poster.visibleProperty());
        VBox box = new VBox(facts, poster, values);
        box.getStyleClass().add("told");
        return box;
    }

    private String facts() {
        String footage = model.facts()
                .get()
                .map(known -> known.footage().stream().map(this::facts).collect(Collectors.joining("   |   ")))
                .orElse("");
        return footage
                + model.player()
                        .get()
                        .map(player -> "\n"
                                + words.of(
                                        player.kind() == Player.Kind.VLC ? "review.player.vlc" : "review.player.ffmpeg")
                                + (player.why().isBlank() ? "" : ": " + player.why()))
                        .orElse("");
    }

    private String facts(Facts.Of of) {
        return of.label() + "  " + of.size().width() + "×" + of.size().height() + "  " + of.codec() + "  "
                + of.rate().toDecimal() + " fps  " + words.of("review.bits", of.bitDepth())
                + of.hdr().map(hdr -> "  " + words.of("review.hdr", hdr)).orElse("");
    }

    private String value(PixelValue value) {
        StringBuilder codes = new StringBuilder();
        for (int i = 0; i < value.codes().size(); i++) {
            codes.append(value.names().get(i))
                    .append(' ')
                    .append(value.codes().get(i))
                    .append("  ");
        }
        return "%s  %d, %d   %s(%s)   RGB %d %d %d"
                .formatted(
                        value.label(),
                        value.x(),
                        value.y(),
                        codes,
                        words.of("review.bits", value.bitDepth()),
                        value.red(),
                        value.green(),
                        value.blue());
    }
}
