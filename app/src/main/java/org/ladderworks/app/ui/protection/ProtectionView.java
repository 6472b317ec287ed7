package org.ladderworks.app.ui.protection;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
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
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.words.Words;

/** The room of protection: the profiles, what the chosen one says, what plays where by it, and others' boxes in words. */
public final class ProtectionView {
    private static final double LEAST_WIDTH = 360;

    private final ProtectionViewModel model;
    private final Words words;
    private final VBox root = new VBox();
    private final ProfileListView list;
    private final ProfileForm form;
    private final PsshPane pssh;
    private final TypedKeysPane typed;
    private final TabPane tabs = new TabPane();
    private final List<Command> commands;

    public ProtectionView(ProtectionViewModel model, Words words) {
        this.model = model;
        this.words = words;
        this.list = new ProfileListView(model, words);
        this.form = new ProfileForm(model, words);
        this.pssh = new PsshPane(model, words);
        this.typed = new TypedKeysPane(model, words);
        this.commands = commands();
        tabs.setId("protection-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs()
                .setAll(
                        new Tab(words.of("protection.matrix"), new PlayMatrixPane(model, words).node()),
                        new Tab(words.of("protection.pssh"), pssh.node()),
                        new Tab(words.of("protection.typed"), typed.node()));
        tabs.setMinWidth(LEAST_WIDTH);
        SplitPane panes = new SplitPane(list.node(), form.node(), tabs);
        panes.setId("protection-panes");
        panes.setDividerPositions(0.19, 0.54);
        SplitPane.setResizableWithParent(list.node(), false);
        SplitPane.setResizableWithParent(form.node(), false);
        VBox.setVgrow(panes, Priority.ALWAYS);
        root.setId("protection");
        root.getStyleClass().add("protection");
        root.getChildren().setAll(bar(), panes);
        ContextMenu menu = new ContextMenu();
        for (String id : List.of("use", "rename", "duplicate", "export", "remove")) {
            menu.getItems().add(named(id).menuItem());
        }
        list.list().setContextMenu(menu);
    }

    public Node node() {
        return root;
    }

    /** What can be done here. */
    public List<Command> all() {
        return commands;
    }

    private List<Command> commands() {
        BooleanBinding never = Bindings.createBooleanBinding(() -> false);
        BooleanBinding none =
                Bindings.createBooleanBinding(() -> model.chosen().get().isEmpty(), model.chosen());
        BooleanBinding used = Bindings.createBooleanBinding(
                () -> model.items().stream()
                        .anyMatch(item -> item.standard() && item.name().equals(model.name())),
                model.chosen(),
                model.items());
        return List.of(
                command("new", Feather.PLUS, key(KeyCode.N), never, model::create),
                command("duplicate", Feather.COPY, key(KeyCode.D), none, model::duplicate),
                command("remove", Feather.TRASH_2, new KeyCodeCombination(KeyCode.DELETE), none, model::remove),
                command("rename", Feather.EDIT_2, new KeyCodeCombination(KeyCode.F2), none, form::rename),
                command("import", Feather.DOWNLOAD, key(KeyCode.O), never, this::chooseImport),
                command("export", Feather.UPLOAD, shifted(KeyCode.E), none, this::chooseExport),
                command("inspect", Feather.EYE, key(KeyCode.I), never, this::inspect),
                command("type-keys", Feather.KEY, shifted(KeyCode.K), none, this::typeKeys),
                command("use", Feather.CHECK, key(KeyCode.U), used, model::use));
    }

    private Command command(String id, Feather icon, KeyCombination keys, BooleanBinding impossible, Runnable action) {
        return new Command(
                "protection-" + id, words.of("protection." + id), icon, Optional.of(keys), impossible, action);
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    private Command named(String id) {
        return commands.stream()
                .filter(command -> command.id().equals("protection-" + id))
                .findFirst()
                .orElseThrow();
    }

    private Node bar() {
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Button use = named("use").button();
        use.getStyleClass().add(Styles.ACCENT);
        HBox bar = new HBox(
                named("new").button(),
                named("duplicate").button(),
                named("remove").button(),
                named("import").button(),
                named("export").button(),
                between,
                use);
        bar.getStyleClass().add("bar");
        return bar;
    }

    private void inspect() {
        tabs.getSelectionModel().select(1);
        pssh.pasted().requestFocus();
    }

    private void typeKeys() {
        tabs.getSelectionModel().select(2);
        typed.begin();
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(words.of("protection.files"), "*.json", "*.yaml", "*.yml"));
        return chooser;
    }

    private void chooseImport() {
        File file = chooser(words.of("protection.import"))
                .showOpenDialog(root.getScene().getWindow());
        if (file != null) {
            model.take(file.toPath());
        }
    }

    private void chooseExport() {
        FileChooser chooser = chooser(words.of("protection.export"));
        chooser.setInitialFileName(model.name() + ".json");
        File file = chooser.showSaveDialog(root.getScene().getWindow());
        if (file != null) {
            model.export(file.toPath());
        }
    }
}
