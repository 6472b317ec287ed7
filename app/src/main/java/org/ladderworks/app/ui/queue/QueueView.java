package org.ladderworks.app.ui.queue;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
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
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.words.Words;

/** The room of jobs. */
public final class QueueView {
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
        panes.setDividerPositions(0.76);
        SplitPane.setResizableWithParent(panes.getItems().getLast(), false);
        VBox.setVgrow(panes, Priority.ALWAYS);
        root.setId("queue");
        root.getStyleClass().add("queue");
        root.getChildren().setAll(bar(), panes);
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
        BooleanBinding noneChosen = Bindings.isEmpty(model.selection());
        return List.of(
                command("pause", Feather.PAUSE, plain(KeyCode.F7), noneChosen, model::pauseSelected),
                command("resume", Feather.PLAY, plain(KeyCode.F8), noneChosen, model::resumeSelected),
                command("first", Feather.CHEVRONS_UP, up(), noneChosen, model::firstSelected),
                command("cancel", Feather.X_CIRCLE, plain(KeyCode.F9), noneChosen, model::cancelSelected),
                command("forget", Feather.TRASH_2, plain(KeyCode.DELETE), noneChosen, model::forgetSelected));
    }

    private Command command(String id, Feather icon, KeyCombination keys, BooleanBinding impossible, Runnable action) {
        return new Command(id + "-job", words.of("queue." + id), icon, Optional.of(keys), impossible, action);
    }

    private static KeyCombination plain(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCombination up() {
        return new KeyCodeCombination(KeyCode.UP, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    private Node bar() {
        Label count = new Label();
        count.getStyleClass().add("count");
        count.textProperty().bind(model.waiting().map(waiting -> words.of("queue.count", waiting.intValue())));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox bar = new HBox(count, between);
        commands.forEach(command -> bar.getChildren().add(command.button()));
        bar.getStyleClass().add("bar");
        return bar;
    }
}
