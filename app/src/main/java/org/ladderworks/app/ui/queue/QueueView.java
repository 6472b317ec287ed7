package org.ladderworks.app.ui.queue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.home.QueueSettings.WhenDone;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.control.Choices;
import org.ladderworks.app.ui.queue.QueueViewModel.Showing;
import org.ladderworks.app.ui.words.Words;

/** The room of jobs. */
public final class QueueView {
    /** By keys, the menu and the palette: the bar has room for what is done often. */
    private static final Set<String> RARE = Set.of("up-job", "down-job");

    private final QueueViewModel model;
    private final Words words;
    private final VBox root = new VBox();
    private final List<Command> commands;

    public QueueView(QueueViewModel model, Words words) {
        this.model = model;
        this.words = words;
        this.commands = commands();
        JobTableView table = new JobTableView(model, words);
        SplitPane panes = new SplitPane(table.node(), new JobPane(model, words).node());
        panes.setId("queue-panes");
        panes.setDividerPositions(0.72);
        SplitPane.setResizableWithParent(panes.getItems().getLast(), false);
        VBox.setVgrow(panes, Priority.ALWAYS);
        root.setId("queue");
        root.getStyleClass().add("queue");
        root.getChildren().setAll(overview(), bar(), panes);
        ContextMenu menu = new ContextMenu();
        commands.forEach(command -> menu.getItems().add(command.menuItem()));
        table.node().setContextMenu(menu);
    }

    public Node node() {
        return root;
    }

    /** What can be done here. */
    public List<Command> all() {
        return commands;
    }

    private List<Command> commands() {
        BooleanBinding noneToArrange = noneFor(JobAction.ARRANGE);
        return List.of(
                command("pause", Feather.PAUSE, plain(KeyCode.F7), noneFor(JobAction.PAUSE), model::pauseSelected),
                command("resume", Feather.PLAY, plain(KeyCode.F8), noneFor(JobAction.RESUME), model::resumeSelected),
                command("retry", Feather.ROTATE_CW, plain(KeyCode.F6), noneFor(JobAction.RETRY), model::retrySelected),
                command("first", Feather.CHEVRONS_UP, first(), noneToArrange, model::firstSelected),
                command("up", Feather.CHEVRON_UP, alt(KeyCode.UP), noneToArrange, model::upSelected),
                command("down", Feather.CHEVRON_DOWN, alt(KeyCode.DOWN), noneToArrange, model::downSelected),
                command("edit", Feather.EDIT_2, plain(KeyCode.F2), notOneThatWaits(), model::editSelected),
                command(
                        "cancel",
                        Feather.X_CIRCLE,
                        plain(KeyCode.F9),
                        noneFor(JobAction.CANCEL),
                        model::cancelSelected),
                command(
                        "forget",
                        Feather.TRASH_2,
                        plain(KeyCode.DELETE),
                        noneFor(JobAction.FORGET),
                        model::forgetSelected),
                new Command(
                        "halt-queue",
                        words.of("queue.halt"),
                        Feather.STOP_CIRCLE,
                        Optional.empty(),
                        model.halted(),
                        () -> model.halt(true)),
                new Command(
                        "go-on-queue",
                        words.of("queue.go-on"),
                        Feather.PLAY_CIRCLE,
                        Optional.empty(),
                        model.halted().not(),
                        () -> model.halt(false)));
    }

    private BooleanBinding noneFor(JobAction action) {
        return Bindings.createBooleanBinding(
                () -> model.chosen().get().stream().noneMatch(action::fits), model.chosen());
    }

    private BooleanBinding notOneThatWaits() {
        return Bindings.createBooleanBinding(
                () -> {
                    List<JobView> chosen = model.chosen().get();
                    return chosen.size() != 1 || !JobAction.ARRANGE.fits(chosen.getFirst());
                },
                model.chosen());
    }

    private Command command(String id, Feather icon, KeyCombination keys, BooleanBinding impossible, Runnable action) {
        return new Command(id + "-job", words.of("queue." + id), icon, Optional.of(keys), impossible, action);
    }

    private static KeyCombination plain(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCombination alt(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
    }

    private static KeyCombination first() {
        return new KeyCodeCombination(KeyCode.UP, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    /** What there is to do, which of it is shown, and what comes after it. */
    private Node overview() {
        Label count = new Label();
        count.getStyleClass().add("count");
        count.textProperty().bind(model.waiting().map(waiting -> words.of("queue.count", waiting.intValue())));
        Label halted = new Label(words.of("queue.halted"), new FontIcon(Feather.STOP_CIRCLE));
        halted.setId("queue-halted");
        halted.getStyleClass().add("warning");
        halted.visibleProperty().bind(model.halted());
        halted.managedProperty().bind(model.halted());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Label after = new Label(words.of("queue.when-done"));
        ComboBox<WhenDone> whenDone = Choices.of(
                "queue-when-done",
                List.of(WhenDone.values()),
                each -> words.of("queue.when-done." + each.name().toLowerCase(Locale.ROOT)));
        whenDone.setAccessibleText(words.of("queue.when-done"));
        after.setLabelFor(whenDone);
        model.settings()
                .subscribe(settings -> whenDone.setValue(settings.queue().whenDone()));
        whenDone.setOnAction(_ -> model.whenDone(whenDone.getValue()));
        HBox bar = new HBox(count, showing());
        bar.getChildren().addAll(haltOrGoOn());
        bar.getChildren().addAll(halted, between, after, whenDone);
        bar.getStyleClass().addAll("bar", "overview");
        return bar;
    }

    private ComboBox<Showing> showing() {
        ComboBox<Showing> box = Choices.of(
                "queue-showing",
                List.of(Showing.values()),
                each -> words.of("queue.showing." + each.name().toLowerCase(Locale.ROOT)));
        box.setAccessibleText(words.of("queue.showing"));
        box.valueProperty().bindBidirectional(model.showing());
        return box;
    }

    /** Of the whole queue, one of the two at a time. */
    private List<Button> haltOrGoOn() {
        List<Button> buttons = commands.stream()
                .filter(command -> command.id().endsWith("-queue"))
                .map(Command::button)
                .toList();
        for (Button button : buttons) {
            button.visibleProperty().bind(button.disabledProperty().not());
            button.managedProperty().bind(button.visibleProperty());
        }
        return buttons;
    }

    /** What can be done with chosen jobs. */
    private Node bar() {
        HBox bar = new HBox();
        commands.stream()
                .filter(command -> !RARE.contains(command.id()) && !command.id().endsWith("-queue"))
                .map(Command::button)
                .forEach(bar.getChildren()::add);
        bar.getStyleClass().addAll("bar", "beneath-bar");
        return bar;
    }
}
