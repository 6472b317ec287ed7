package org.ladderworks.app.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.ladderworks.app.home.StudioSettings;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.shell.ShellView;
import org.ladderworks.app.ui.words.SaidError;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window: there at once, its rooms as soon as the data folder is open. On the UI thread alone. */
public final class StudioWindow {
    private static final Logger LOG = LoggerFactory.getLogger(StudioWindow.class);
    private static final double WIDTH = 1360;
    private static final double HEIGHT = 760;
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 560;

    private final Stage stage;
    private final Workbench bench;
    private final Supplier<Workstation> opening;
    private final Words words;
    private final ShellView shell;
    private final Theme theme;
    private @Nullable Workstation station;
    private @Nullable Rooms rooms;
    private boolean closed;

    /**
     * A window that is not shown yet.
     *
     * @param opening opens the data folder; may take time, and throws an EngineException where it cannot be opened
     * @param dark whether the desktop is
     * @param ended is run, on no particular thread, when the window was closed and the data folder is free again
     */
    public StudioWindow(
            Stage stage,
            Workbench bench,
            Supplier<Workstation> opening,
            ObservableValue<Boolean> dark,
            Runnable ended) {
        this.stage = stage;
        this.bench = bench;
        this.opening = opening;
        this.words = bench.words();
        this.shell = new ShellView(bench);
        Scene scene = new Scene(shell.node(), WIDTH, HEIGHT);
        this.theme = new Theme(scene, dark, bench.preferences());
        scene.addEventHandler(DragEvent.DRAG_OVER, this::dragged);
        scene.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
        stage.setScene(scene);
        stage.setTitle("Ladderworks");
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        place();
        stage.setOnCloseRequest(event -> {
            event.consume();
            close(ended);
        });
    }

    public void show() {
        stage.show();
        open();
    }

    /** Where it was, where that is still on a screen. */
    private void place() {
        Optional<StudioSettings.Place> before = bench.preferences().now().get().window();
        before.filter(StudioWindow::isOnScreen).ifPresent(place -> {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(place.width());
            stage.setHeight(place.height());
        });
        before.ifPresent(place -> stage.setMaximized(place.maximized()));
        Runnable keep = () -> {
            if (stage.isShowing()) {
                bench.preferences().change(settings -> settings.at(placeNow(settings)));
            }
        };
        List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())
                .forEach(property -> property.subscribe(_ -> keep.run()));
        stage.maximizedProperty().subscribe(_ -> keep.run());
    }

    private static boolean isOnScreen(StudioSettings.Place place) {
        return !Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height())
                .isEmpty();
    }

    /** Of a maximized window the place that it goes back to stays. */
    private StudioSettings.Place placeNow(StudioSettings settings) {
        StudioSettings.Place now = new StudioSettings.Place(
                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
        return stage.isMaximized()
                ? settings.window()
                        .map(place ->
                                new StudioSettings.Place(place.x(), place.y(), place.width(), place.height(), true))
                        .orElse(now)
                : now;
    }

    private void open() {
        shell.say(waiting());
        bench.work().run(() -> tryToOpen(), this::opened);
    }

    /** What was opened, or why it was not. */
    private record Opened(Optional<Workstation> station, Optional<EngineException> error) {}

    private Opened tryToOpen() {
        try {
            return new Opened(Optional.of(opening.get()), Optional.empty());
        } catch (EngineException e) {
            return new Opened(Optional.empty(), Optional.of(e));
        } catch (RuntimeException e) {
            LOG.error("an error that should not happen", e);
            return new Opened(
                    Optional.empty(),
                    Optional.of(new UsageException(
                            ErrorCode.DATA_UNUSABLE,
                            "an error that should not happen: " + e,
                            "Try again; if it comes again, report it.",
                            e)));
        }
    }

    private void opened(Opened what) {
        if (closed) {
            // While it was being opened.
            what.station().ifPresent(here -> leave(here, () -> {}));
            return;
        }
        what.station().ifPresent(this::enter);
        what.error().ifPresent(error -> shell.say(refused(error)));
    }

    private void enter(Workstation here) {
        station = here;
        Rooms all = new Rooms(bench, here, shell, stage::isFocused, this::closeWhen);
        rooms = all;
        shell.open(
                all.entries(),
                everywhere(all.tour()),
                bench.preferences().now().get().room().orElse(Rooms.LIBRARY));
        shell.shown().subscribe(entry -> {
            if (entry != null) {
                bench.preferences().change(settings -> settings.in(entry.id()));
            }
        });
    }

    private List<Command> everywhere(Command tour) {
        ReadOnlyStringProperty undoable = bench.edits().undoable();
        ReadOnlyStringProperty redoable = bench.edits().redoable();
        return List.of(
                new Command(
                        "undo",
                        words.of("undo"),
                        Feather.CORNER_UP_LEFT,
                        Optional.of(new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN)),
                        undoable.isEmpty(),
                        bench.edits()::undo),
                new Command(
                        "redo",
                        words.of("redo"),
                        Feather.CORNER_UP_RIGHT,
                        Optional.of(new KeyCodeCombination(
                                KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
                        redoable.isEmpty(),
                        bench.edits()::redo),
                new Command(
                        "theme",
                        words.of("theme.switch"),
                        Feather.MOON,
                        Optional.of(new KeyCodeCombination(
                                KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
                        Bindings.createBooleanBinding(() -> false),
                        theme::flip),
                tour);
    }

    private VBox waiting() {
        VBox box = new VBox(new ProgressIndicator(), new Label(words.of("window.opening")));
        box.getStyleClass().add("empty");
        return box;
    }

    private VBox refused(EngineException error) {
        SaidError said = words.error(error);
        Label what = new Label(error.code().label() + "  " + said.what());
        what.setId("refused");
        what.setWrapText(true);
        Label remedy = new Label(said.detail().isEmpty() ? said.remedy() : said.remedy() + "\n" + said.detail());
        remedy.setWrapText(true);
        remedy.getStyleClass().add("hint");
        Button again = new Button(words.of("window.again"));
        again.setId("try-again");
        again.setDefaultButton(true);
        again.setOnAction(_ -> open());
        VBox box = new VBox(what, remedy, again);
        box.getStyleClass().add("empty");
        return box;
    }

    private void dragged(DragEvent event) {
        if (rooms != null && event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        Rooms open = rooms;
        if (open != null && event.getDragboard().hasFiles()) {
            shell.show(Rooms.LIBRARY);
            List<Path> files =
                    event.getDragboard().getFiles().stream().map(File::toPath).toList();
            if (event.getTransferMode() == TransferMode.LINK) {
                open.watch(files);
            } else {
                open.drop(files);
            }
            event.setDropCompleted(true);
            event.consume();
        }
    }

    /** Closes the window as its operator would, once nothing is cut off by it. */
    private void closeWhen(ObservableValue<Boolean> idle) {
        if (idle.getValue()) {
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
        } else {
            bench.tell(Notice.done(words.of("window.closes-later")));
            AtomicReference<Subscription> following = new AtomicReference<>(Subscription.EMPTY);
            following.set(idle.subscribe(now -> {
                if (now) {
                    following.get().unsubscribe();
                    stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
                }
            }));
        }
    }

    /** The window goes at once; what was written last is kept, what runs is stopped behind it, and taken up at the next start. */
    private void close(Runnable ended) {
        if (closed) {
            return;
        }
        closed = true;
        // A field that is left is kept.
        shell.node().requestFocus();
        stage.hide();
        if (rooms != null) {
            rooms.close();
        }
        bench.preferences().keep();
        Workstation open = station;
        if (open == null) {
            bench.work().inTurn(ended);
        } else {
            leave(open, ended);
        }
    }

    private void leave(Workstation open, Runnable ended) {
        bench.work().inTurn(() -> {
            try (open) {
                LOG.debug("closing");
            } finally {
                ended.run();
            }
        });
    }
}
