package org.ladderworks.app.ui.review;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.control.Choices;
import org.ladderworks.app.ui.library.StatusLook;
import org.ladderworks.app.ui.words.Words;

/** The room of QA: titles, the screen, and what is said of what is seen there. */
public final class ReviewView {
    private static final List<TitleStatus> STATUSES =
            List.of(TitleStatus.TO_REVIEW, TitleStatus.APPROVED, TitleStatus.REJECTED, TitleStatus.PUBLISHED);

    /** Of the picture's width, for one press of a key that moves the wipe's line. */
    private static final double WIPE_STEP = 1 / 20.0;

    private static final double FINE_WIPE_STEP = 1 / 200.0;

    private final ReviewViewModel model;
    private final ScreenViewModel screen;
    private final Words words;
    private final VBox root = new VBox();
    private final List<Command> commands;
    private final ListView<Title> titles = new ListView<>();
    private final ScreenPane pane;
    private final QaPane qa;
    private boolean restoring;

    public ReviewView(ReviewViewModel model, Words words) {
        this.model = model;
        this.screen = model.screen();
        this.words = words;
        this.commands = commands();
        this.pane = new ScreenPane(model, words, this::named);
        this.qa = new QaPane(model, words, List.of(named("approve"), named("reject")));
        SplitPane panes = new SplitPane(list(), pane.node(), qa.node());
        panes.setId("review-panes");
        panes.setDividerPositions(0.17, 0.77);
        SplitPane.setResizableWithParent(panes.getItems().getFirst(), false);
        SplitPane.setResizableWithParent(panes.getItems().getLast(), false);
        VBox.setVgrow(panes, Priority.ALWAYS);
        root.setId("review");
        root.getStyleClass().add("review");
        root.getChildren().setAll(bar(), panes);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    public Node node() {
        return root;
    }

    /** What can be done here. */
    public List<Command> all() {
        return commands;
    }

    private List<Command> commands() {
        ObservableBooleanValue none =
                Bindings.createBooleanBinding(() -> model.chosen().get().isEmpty(), model.chosen());
        ObservableBooleanValue nothing = Bindings.isEmpty(screen.choice().seen());
        ObservableBooleanValue one = Bindings.createBooleanBinding(
                () -> screen.choice().second().get().isEmpty(), screen.choice().second());
        List<Command> all = new ArrayList<>(List.of(
                // Keys that controls have a use for are taken where none has: see pressed.
                command("play", Feather.PLAY, Optional.empty(), nothing, screen::playOrPause),
                command("pause", Feather.PAUSE, plain(KeyCode.K), nothing, screen::pause),
                command("forwards", Feather.FAST_FORWARD, plain(KeyCode.L), nothing, screen::forwards),
                command("backwards", Feather.REWIND, plain(KeyCode.J), nothing, screen::backwards),
                command("step-on", Feather.CHEVRON_RIGHT, Optional.empty(), nothing, () -> screen.step(1)),
                command("step-back", Feather.CHEVRON_LEFT, Optional.empty(), nothing, () -> screen.step(-1)),
                command("second-on", Feather.CHEVRONS_RIGHT, Optional.empty(), nothing, () -> screen.skip(1)),
                command("second-back", Feather.CHEVRONS_LEFT, Optional.empty(), nothing, () -> screen.skip(-1)),
                command("to-begin", Feather.SKIP_BACK, Optional.empty(), nothing, screen::toBegin),
                command("to-end", Feather.SKIP_FORWARD, Optional.empty(), nothing, screen::toEnd),
                command("mark-in", Feather.LOG_IN, plain(KeyCode.I), nothing, screen::markIn),
                command("mark-out", Feather.LOG_OUT, plain(KeyCode.O), nothing, screen::markOut),
                command("clear-marks", Feather.DELETE, shifted(KeyCode.I), nothing, screen.piece()::clear),
                command(
                        "loop",
                        Feather.REPEAT,
                        plain(KeyCode.P),
                        nothing,
                        () -> screen.piece().loop().set(!screen.piece().loop().get())),
                command("swap", Feather.REPEAT, plain(KeyCode.X), one, screen::swap)));
        modes(all, nothing, one);
        all.addAll(wipes());
        all.addAll(List.of(
                command("zoom-in", Feather.ZOOM_IN, shortcut(KeyCode.EQUALS), nothing, screen.look()::zoomIn),
                command("zoom-out", Feather.ZOOM_OUT, shortcut(KeyCode.MINUS), nothing, screen.look()::zoomOut),
                command("fit", Feather.MAXIMIZE, shortcut(KeyCode.DIGIT0), nothing, screen.look()::fit),
                command("remark", Feather.MESSAGE_SQUARE, plain(KeyCode.M), none, this::write),
                command("approve", Feather.THUMBS_UP, shifted(KeyCode.A), none, model.qa()::approve),
                command("reject", Feather.THUMBS_DOWN, shifted(KeyCode.X), none, model.qa()::reject),
                command("poster", Feather.IMAGE, shifted(KeyCode.P), nothing, model::pickPoster),
                command(
                        "browser",
                        Feather.EXTERNAL_LINK,
                        shortcut(KeyCode.B),
                        none,
                        () -> model.openInBrowser(ReviewView::copy)),
                command("address", Feather.COPY, shifted(KeyCode.C), none, () -> model.copyAddress(ReviewView::copy)),
                command("review-again", Feather.REFRESH_CW, shortcut(KeyCode.R), none, model::again)));
        return List.copyOf(all);
    }

    private void modes(List<Command> all, ObservableBooleanValue nothing, ObservableBooleanValue one) {
        all.add(mode("mode-one", Feather.SQUARE, KeyCode.DIGIT1, nothing, Mode.ONE));
        all.add(mode("mode-side-by-side", Feather.COLUMNS, KeyCode.DIGIT2, one, Mode.SIDE_BY_SIDE));
        all.add(mode("mode-wipe", Feather.SIDEBAR, KeyCode.DIGIT3, one, Mode.WIPE));
        all.add(mode("mode-blink", Feather.EYE, KeyCode.DIGIT4, one, Mode.BLINK));
        all.add(mode("mode-difference", Feather.CODEPEN, KeyCode.DIGIT5, one, Mode.DIFFERENCE));
    }

    private List<Command> wipes() {
        ObservableBooleanValue none = Bindings.createBooleanBinding(
                () -> screen.mode().get() != Mode.WIPE
                        || screen.choice().second().get().isEmpty(),
                screen.mode(),
                screen.choice().second());
        return List.of(
                wipe("wipe-left", Feather.ARROW_LEFT, plain(KeyCode.COMMA), none, -WIPE_STEP),
                wipe("wipe-right", Feather.ARROW_RIGHT, plain(KeyCode.PERIOD), none, WIPE_STEP),
                wipe("wipe-left-fine", Feather.ARROW_LEFT, finely(KeyCode.COMMA), none, -FINE_WIPE_STEP),
                wipe("wipe-right-fine", Feather.ARROW_RIGHT, finely(KeyCode.PERIOD), none, FINE_WIPE_STEP));
    }

    private Command wipe(
            String id, Ikon icon, Optional<KeyCombination> keys, ObservableBooleanValue impossible, double by) {
        return command(id, icon, keys, impossible, () -> screen.look().moveWipe(by));
    }

    private Command mode(String id, Ikon icon, KeyCode key, ObservableBooleanValue impossible, Mode mode) {
        return command(id, icon, plain(key), impossible, () -> screen.mode().set(mode));
    }

    private Command command(
            String id, Ikon icon, Optional<KeyCombination> keys, ObservableBooleanValue impossible, Runnable action) {
        return new Command(id, words.of("review." + id), icon, keys, impossible, action);
    }

    private static Optional<KeyCombination> plain(KeyCode code) {
        return Optional.of(new KeyCodeCombination(code));
    }

    private static Optional<KeyCombination> finely(KeyCode code) {
        return Optional.of(new KeyCodeCombination(code, KeyCombination.SHIFT_DOWN));
    }

    private static Optional<KeyCombination> shortcut(KeyCode code) {
        return Optional.of(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN));
    }

    private static Optional<KeyCombination> shifted(KeyCode code) {
        return Optional.of(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
    }

    private Command named(String id) {
        return commands.stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Keys that a list, a slider or a button would take first. */
    private void pressed(KeyEvent event) {
        if (event.isShortcutDown()
                || event.isAltDown()
                || event.getTarget() instanceof javafx.scene.control.TextInputControl) {
            return;
        }
        Optional<String> id = switch (event.getCode()) {
            case SPACE -> Optional.of("play");
            case LEFT -> Optional.of(event.isShiftDown() ? "second-back" : "step-back");
            case RIGHT -> Optional.of(event.isShiftDown() ? "second-on" : "step-on");
            case HOME -> Optional.of("to-begin");
            case END -> Optional.of("to-end");
            default -> Optional.empty();
        };
        id.ifPresent(each -> {
            named(each).run();
            event.consume();
        });
    }

    private void write() {
        screen.pause();
        qa.write();
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private Node bar() {
        Label count = new Label();
        count.getStyleClass().add("count");
        count.textProperty().bind(Bindings.size(model.titles()).map(size -> words.of("review.count", size.intValue())));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox bar = new HBox(
                statuses(),
                count,
                between,
                named("poster").button(),
                named("address").button(),
                named("browser").button());
        bar.getStyleClass().add("bar");
        return bar;
    }

    private ComboBox<Optional<TitleStatus>> statuses() {
        ComboBox<Optional<TitleStatus>> box = new ComboBox<>();
        box.setId("review-filter");
        box.setAccessibleText(words.of("library.filter.status"));
        STATUSES.forEach(status -> box.getItems().add(Optional.of(status)));
        box.getItems().add(Optional.empty());
        box.setConverter(Choices.shown(status ->
                status.map(each -> StatusLook.word(each, words)).orElse(words.of("library.filter.any-status"))));
        box.valueProperty().bindBidirectional(model.status());
        return box;
    }

    private Node list() {
        titles.setId("review-titles");
        titles.getStyleClass().add(Styles.DENSE);
        titles.setAccessibleText(words.of("review.titles"));
        titles.setItems(model.titles());
        titles.setMinWidth(160);
        titles.setCellFactory(_ -> new TitleCell());
        Label none = new Label();
        none.setId("review-none");
        none.getStyleClass().add("hint");
        none.setWrapText(true);
        none.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> !model.loaded().get()
                                ? ""
                                : words.of(
                                        model.status().get().equals(Optional.of(TitleStatus.TO_REVIEW))
                                                ? "review.empty"
                                                : "review.none-such"),
                        model.loaded(),
                        model.status()));
        titles.setPlaceholder(none);
        titles.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (!restoring && now != null) {
                model.choose(Optional.of(now));
            }
        });
        model.titles().addListener((ListChangeListener<Title>) _ -> restore());
        model.chosen().addListener((_, _, _) -> restore());
        return titles;
    }

    private void restore() {
        if (restoring) {
            return;
        }
        restoring = true;
        Optional<Long> id = model.chosen().get().map(Title::id);
        var selection = titles.getSelectionModel();
        titles.getItems().stream()
                .filter(title -> id.equals(Optional.of(title.id())))
                .findFirst()
                .ifPresentOrElse(selection::select, selection::clearSelection);
        restoring = false;
    }

    private final class TitleCell extends ListCell<Title> {
        private final Label name = new Label();
        private final Label status = new Label();
        private final VBox face = new VBox(name, status);
        private final Tooltip whole = new Tooltip();

        TitleCell() {
            name.getStyleClass().add("name");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Title title, boolean empty) {
            super.updateItem(title, empty);
            if (empty || title == null) {
                setGraphic(null);
                setTooltip(null);
            } else {
                name.setText(title.details().name());
                StatusLook.show(status, title.status(), words);
                whole.setText(name.getText());
                setTooltip(whole);
                setGraphic(face);
            }
        }
    }
}
