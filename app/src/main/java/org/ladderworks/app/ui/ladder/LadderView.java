package org.ladderworks.app.ui.ladder;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.ladderworks.app.ladder.Forecast;
import org.ladderworks.app.ladder.OpenPreset;
import org.ladderworks.app.ladder.PresetItem;
import org.ladderworks.app.ladder.RungField;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.control.Choices;
import org.ladderworks.app.ui.encoding.NamingPane;
import org.ladderworks.app.ui.encoding.NamingViewModel;
import org.ladderworks.app.ui.words.Words;

/** The room of ladders: the presets, the rungs of the chosen one as a table and a chart, and what they come to. */
public final class LadderView {
    private final LadderViewModel model;
    private final NamingViewModel naming;
    private final Words words;
    private final VBox root = new VBox();
    private final PresetListView list;
    private final RungTableView table;
    private final LadderChart chart;
    private final PresetHead head;
    private final Label problems = new Label();
    private final List<Command> commands;

    /** @param naming what the packages are called that are encoded here */
    public LadderView(LadderViewModel model, NamingViewModel naming, Words words) {
        this.model = model;
        this.naming = naming;
        this.words = words;
        this.list = new PresetListView(model, words);
        this.table = new RungTableView(model, words);
        this.chart = new LadderChart(
                words,
                (place, kilobits) -> model.write(place, RungField.KILOBITS, Integer.toString(kilobits)),
                table::select);
        this.head = new PresetHead(model, words);
        this.commands = commands();
        root.setId("ladder");
        root.getStyleClass().add("ladder");
        SplitPane panes = new SplitPane(list.node(), middle(), forecast());
        panes.setId("ladder-panes");
        panes.setDividerPositions(0.17, 0.74);
        SplitPane.setResizableWithParent(panes.getItems().getFirst(), false);
        SplitPane.setResizableWithParent(panes.getItems().getLast(), false);
        VBox.setVgrow(panes, Priority.ALWAYS);
        root.getChildren().setAll(bar(), new NamingPane(naming, words).node(), panes);
        list.list().setContextMenu(menu("duplicate", "export", "delete"));
        table.node().setContextMenu(menu("add-rung", "remove-rung"));
        model.chosen().subscribe(this::show);
        model.other().subscribe(this::draw);
        model.forecast().subscribe(this::draw);
    }

    public Node node() {
        return root;
    }

    /** What can be done here. */
    public List<Command> all() {
        return commands;
    }

    private List<Command> commands() {
        BooleanBinding none = model.not(_ -> true);
        BooleanBinding wrong = model.not(open -> open.problems().isEmpty());
        BooleanBinding noRung =
                table.node().getSelectionModel().selectedItemProperty().isNull().or(none);
        BooleanBinding lastRung = noRung.or(model.not(open -> open.rungs().size() > 1));
        return List.of(
                command("duplicate", Feather.COPY, key(KeyCode.D), wrong, model::duplicate),
                command(
                        "delete",
                        Feather.TRASH_2,
                        plain(KeyCode.DELETE),
                        model.not(open -> !open.item().builtIn()),
                        this::delete),
                command("import", Feather.DOWNLOAD, key(KeyCode.O), none, this::chooseImport),
                command("export", Feather.UPLOAD, shifted(KeyCode.E), wrong, this::chooseExport),
                command(
                        "save",
                        Feather.SAVE,
                        key(KeyCode.S),
                        model.not(
                                open -> open.item().unsaved() && open.problems().isEmpty()),
                        head::save),
                command("save-as", Feather.FILE_PLUS, shifted(KeyCode.S), wrong, head::saveAs),
                command("add-rung", Feather.PLUS, plain(KeyCode.INSERT), noRung, this::addRung),
                command("remove-rung", Feather.MINUS, shortcutDelete(), lastRung, this::removeRung),
                command("job-file", Feather.FILE_TEXT, key(KeyCode.J), model.cannotEncode(), model::showJobFile),
                command("try", Feather.CLOCK, key(KeyCode.T), cannotTry(), model::rehearse),
                command("commands", Feather.TERMINAL, shifted(KeyCode.J), untried(), model::showCommands),
                command("search", Feather.SEARCH, key(KeyCode.F), none, list.search()::requestFocus),
                command("names", Feather.TYPE, shifted(KeyCode.N), none, naming::flip),
                command(
                        "encode",
                        Feather.PLAY_CIRCLE,
                        key(KeyCode.E),
                        model.cannotEncode().or(naming.blocked()),
                        model::encode));
    }

    private BooleanBinding cannotTry() {
        return model.cannotEncode()
                .or(model.rehearsal().running())
                .or(Bindings.createBooleanBinding(
                        () -> model.basis().get().title().isEmpty(), model.basis()));
    }

    private BooleanBinding untried() {
        return Bindings.createBooleanBinding(
                () -> model.rehearsal().told().get().isEmpty(),
                model.rehearsal().told());
    }

    private Command command(String id, Feather icon, KeyCombination keys, BooleanBinding impossible, Runnable action) {
        return new Command("ladder-" + id, words.of("ladder." + id), icon, Optional.of(keys), impossible, action);
    }

    private static KeyCombination plain(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    private static KeyCombination shortcutDelete() {
        return new KeyCodeCombination(KeyCode.DELETE, KeyCombination.SHIFT_DOWN);
    }

    private Command named(String id) {
        return commands.stream()
                .filter(command -> command.id().equals("ladder-" + id))
                .findFirst()
                .orElseThrow();
    }

    private ContextMenu menu(String... ids) {
        ContextMenu menu = new ContextMenu();
        for (String id : ids) {
            menu.getItems().add(named(id).menuItem());
        }
        return menu;
    }

    private Node bar() {
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Button encode = named("encode").button();
        encode.getStyleClass().add(Styles.ACCENT);
        HBox bar = new HBox(
                named("duplicate").button(),
                named("delete").button(),
                named("import").button(),
                named("export").button(),
                between,
                named("job-file").button(),
                named("names").button(),
                encode);
        bar.getStyleClass().add("bar");
        return bar;
    }

    private Node forecast() {
        Node time = new RehearsalPane(model, words, named("try"), named("commands")).node();
        return new ForecastPane(model, words, time).node();
    }

    private Node middle() {
        problems.setId("ladder-problems");
        problems.setWrapText(true);
        problems.setMinHeight(Region.USE_PREF_SIZE);
        problems.getStyleClass().add("wrong");
        HBox beneath = new HBox(how("ladder.table.how"), small("add-rung"), small("remove-rung"));
        beneath.getStyleClass().add("beneath-table");
        VBox.setVgrow(chart.node(), Priority.ALWAYS);
        VBox middle = new VBox(
                head.node(named("save"), named("save-as")), table.node(), beneath, problems, compare(), chart.node());
        middle.getStyleClass().add("ladder-middle");
        middle.setMinWidth(480);
        return middle;
    }

    /** At the left of a line, on two of its own where there is little room. */
    private Label how(String key) {
        Label how = new Label(words.of(key));
        how.getStyleClass().add("hint");
        how.setWrapText(true);
        how.setMinWidth(0);
        how.setMinHeight(Region.USE_PREF_SIZE);
        how.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(how, Priority.ALWAYS);
        return how;
    }

    private Button small(String id) {
        Button button = named(id).button();
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        return button;
    }

    private Node compare() {
        ComboBox<Optional<String>> box = new ComboBox<>();
        box.setId("compare");
        box.setAccessibleText(words.of("ladder.compare"));
        box.setConverter(Choices.shown(value -> value.orElse(words.of("ladder.compare.none"))));
        model.all().subscribe(all -> {
            List<Optional<String>> offered = new ArrayList<>(List.of(Optional.empty()));
            all.stream().map(PresetItem::name).forEach(each -> offered.add(Optional.of(each)));
            Optional<String> kept = model.compared().get();
            if (!box.getItems().equals(offered)) {
                box.getItems().setAll(offered);
                box.setValue(offered.contains(kept) ? kept : Optional.empty());
            }
        });
        box.valueProperty().bindBidirectional(model.compared());
        Label label = new Label(words.of("ladder.compare"));
        label.setLabelFor(box);
        label.setMinWidth(Region.USE_PREF_SIZE);
        box.setMinWidth(150);
        HBox line = new HBox(how("ladder.chart.how"), label, box);
        line.getStyleClass().add("beneath-table");
        return line;
    }

    private void show(Optional<OpenPreset> preset) {
        preset.ifPresent(open -> {
            head.show(open);
            List<String> told = RungTableView.told(open, words);
            problems.setText(String.join("\n", told));
            problems.setVisible(!told.isEmpty());
            problems.setManaged(!told.isEmpty());
        });
        draw();
    }

    private void draw() {
        model.chosen()
                .get()
                .ifPresent(open -> chart.show(
                        open.name(),
                        open.rungs(),
                        model.other().get().map(OpenPreset::name).orElse(""),
                        model.other().get().map(OpenPreset::rungs).orElse(List.of()),
                        model.forecast()
                                .get()
                                .map(Forecast::source)
                                .map(source -> Math.min(
                                        source.size().height(), source.size().width()))));
    }

    private void delete() {
        if (!table.node().isFocused()) {
            model.delete();
        }
    }

    private void addRung() {
        table.place().ifPresent(place -> {
            table.expect(place + 1);
            model.addRung(place);
        });
    }

    private void removeRung() {
        table.place().ifPresent(model::removeRung);
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(words.of("ladder.files"), "*.json", "*.yaml", "*.yml"));
        return chooser;
    }

    private void chooseImport() {
        File file = chooser(words.of("ladder.import"))
                .showOpenDialog(root.getScene().getWindow());
        if (file != null) {
            model.take(file.toPath());
        }
    }

    private void chooseExport() {
        FileChooser chooser = chooser(words.of("ladder.export"));
        chooser.setInitialFileName(model.chosen().get().map(OpenPreset::name).orElse("preset") + ".json");
        File file = chooser.showSaveDialog(root.getScene().getWindow());
        if (file != null) {
            model.export(file.toPath());
        }
    }
}
