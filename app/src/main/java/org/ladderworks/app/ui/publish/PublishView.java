package org.ladderworks.app.ui.publish;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.publish.PublishViewModel.Doing;
import org.ladderworks.app.ui.words.Words;

/** The room of publishing: titles, beneath them what was done with the chosen one, and beside them where to and how. */
public final class PublishView {
    private static final double LEAST_WIDTH = 380;

    private final PublishViewModel model;
    private final Words words;
    private final VBox root = new VBox();
    private final TargetPane target;
    private final TabPane doings = new TabPane();
    private final List<Command> commands;

    public PublishView(PublishViewModel model, Words words) {
        this.model = model;
        this.words = words;
        this.commands = commands();
        this.target = new TargetPane(
                model.targets(), words, List.of(named("add-target"), named("test-target"), named("remove-target")));
        PublishTitlesView titles = new PublishTitlesView(model, words);
        HistoryView history = new HistoryView(model.history(), words, named("roll-back"));
        VerificationView viewers = new VerificationView(
                model.verification(), words, List.of(named("verify-title"), named("cancel-verify")));
        doings.getTabs()
                .setAll(
                        tab("history", history.node()),
                        tab("viewers", viewers.node()),
                        tab("edge", new EdgePane(model.edge(), words, named("edge-show")).node()));
        doings.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        doings.setAccessibleText(words.of("publish.tabs"));
        doings.setId("publish-tabs");
        SplitPane left = new SplitPane(titles.node(), doings);
        left.setId("publish-lists");
        left.setOrientation(Orientation.VERTICAL);
        left.setDividerPositions(0.42);
        SplitPane panes = new SplitPane(left, right());
        panes.setId("publish-panes");
        panes.setDividerPositions(0.68);
        SplitPane.setResizableWithParent(panes.getItems().getLast(), false);
        VBox.setVgrow(panes, Priority.ALWAYS);
        root.setId("publish");
        root.getStyleClass().add("publish");
        root.getChildren().setAll(bar(), panes);
        titles.node().setContextMenu(menu(List.of("plan-title", "publish-title", "verify-title")));
        history.table().setContextMenu(menu(List.of("roll-back")));
    }

    public Node node() {
        return root;
    }

    /** What can be done here. */
    public List<Command> all() {
        return commands;
    }

    private List<Command> commands() {
        TargetsViewModel targets = model.targets();
        HistoryViewModel history = model.history();
        ObservableBooleanValue unready = model.ready().not();
        ObservableBooleanValue idle = Bindings.createBooleanBinding(
                () -> model.doing().get() != Doing.PLANNING && model.doing().get() != Doing.PUBLISHING, model.doing());
        ObservableBooleanValue noTarget =
                Bindings.createBooleanBinding(() -> targets.chosen().get().isEmpty(), targets.chosen());
        ObservableBooleanValue noTest = Bindings.createBooleanBinding(
                () -> targets.chosen().get().isEmpty() || targets.testing().get(), targets.chosen(), targets.testing());
        ObservableBooleanValue noWayBack = Bindings.createBooleanBinding(
                () -> !history.canGoBack(), history.chosen(), history.commits(), history.goingBack());
        return List.of(
                command("plan-title", Feather.LIST, Optional.of(plain(KeyCode.F5)), unready, model::plan),
                command(
                        "publish-title",
                        Feather.UPLOAD_CLOUD,
                        Optional.of(shortcut(KeyCode.P)),
                        unready,
                        model::publish),
                command("cancel-publish", Feather.X_CIRCLE, Optional.of(plain(KeyCode.F9)), idle, model::cancel),
                command("roll-back", Feather.ROTATE_CCW, Optional.of(shortcut(KeyCode.B)), noWayBack, history::goBack),
                command(
                        "verify-title",
                        Feather.EYE,
                        Optional.of(plain(KeyCode.F7)),
                        model.verification().ready().not(),
                        this::verify),
                command(
                        "cancel-verify",
                        Feather.X_CIRCLE,
                        Optional.of(plain(KeyCode.F8)),
                        model.verification().running().not(),
                        model.verification()::cancel),
                command(
                        "edge-show",
                        Feather.SLIDERS,
                        Optional.of(new KeyCodeCombination(KeyCode.F7, KeyCombination.SHIFT_DOWN)),
                        model.edge().busy(),
                        this::showEdge),
                command(
                        "add-target",
                        Feather.PLUS,
                        Optional.of(shortcut(KeyCode.N)),
                        Bindings.createBooleanBinding(() -> false),
                        this::addTarget),
                command("test-target", Feather.ACTIVITY, Optional.of(plain(KeyCode.F6)), noTest, targets::testChosen),
                command("remove-target", Feather.TRASH_2, Optional.empty(), noTarget, targets::removeChosen),
                command(
                        "refresh-publish",
                        Feather.REFRESH_CW,
                        Optional.of(shortcut(KeyCode.R)),
                        Bindings.createBooleanBinding(() -> false),
                        model::refresh));
    }

    /** What is found is seen at once. */
    private void verify() {
        show("viewers");
        model.verification().verify();
    }

    private void showEdge() {
        show("edge");
        model.edge().show();
    }

    private void show(String tab) {
        doings.getTabs().stream()
                .filter(each -> each.getId().equals("tab-" + tab))
                .findFirst()
                .ifPresent(doings.getSelectionModel()::select);
    }

    private Tab tab(String name, Node content) {
        Tab tab = new Tab(words.of("publish.tab." + name), content);
        tab.setId("tab-" + name);
        return tab;
    }

    private Command command(
            String id, Ikon icon, Optional<KeyCombination> keys, ObservableBooleanValue impossible, Runnable action) {
        return new Command(id, words.of("publish." + id), icon, keys, impossible, action);
    }

    private static KeyCombination plain(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private Command named(String id) {
        return commands.stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void addTarget() {
        target.add();
    }

    private Node bar() {
        Label count = new Label();
        count.getStyleClass().add("count");
        count.textProperty()
                .bind(Bindings.size(model.titles()).map(size -> words.of("publish.count", size.intValue())));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Button publish = named("publish-title").button();
        publish.getStyleClass().add(Styles.ACCENT);
        HBox bar = new HBox(
                count,
                between,
                named("refresh-publish").button(),
                named("plan-title").button(),
                named("cancel-publish").button(),
                publish);
        bar.getStyleClass().add("bar");
        return bar;
    }

    private Node right() {
        VBox box = new VBox(
                target.node(),
                new PlanPane(model, words).node(),
                new LinksPane(model.history(), model.targets(), words).node());
        box.getStyleClass().add("publish-pane");
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinWidth(LEAST_WIDTH);
        scroll.setId("publish-pane");
        return scroll;
    }

    private ContextMenu menu(List<String> ids) {
        ContextMenu menu = new ContextMenu();
        ids.forEach(id -> menu.getItems().add(named(id).menuItem()));
        return menu;
    }
}
