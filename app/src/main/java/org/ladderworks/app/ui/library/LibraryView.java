package org.ladderworks.app.ui.library;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.control.Choices;
import org.ladderworks.app.ui.encoding.NamingPane;
import org.ladderworks.app.ui.words.Words;

/** The room of titles: what is looked for above, the titles, and the chosen one beside them. */
public final class LibraryView {
    private final LibraryViewModel model;
    private final WatchViewModel watched;
    private final Command tour;
    private final Words words;
    private final VBox root = new VBox();
    private final TextField search = new TextField();
    private final TitleTableView table;
    private final Consumer<Title> review;
    private final List<Command> commands;

    /**
     * The room.
     *
     * @param tour what is offered where there is nothing yet
     * @param review shows a title in the room of QA
     */
    public LibraryView(
            LibraryViewModel model, WatchViewModel watched, Words words, Command tour, Consumer<Title> review) {
        this.model = model;
        this.watched = watched;
        this.tour = tour;
        this.words = words;
        this.review = review;
        this.table = new TitleTableView(model, words);
        this.commands = commands();
        root.setId("library");
        root.getStyleClass().add("library");
        SplitPane panes = new SplitPane(new StackPane(table.node(), empty()), new TitlePane(model, words).node());
        panes.setId("library-panes");
        panes.setDividerPositions(0.76);
        SplitPane.setResizableWithParent(panes.getItems().getLast(), false);
        VBox.setVgrow(panes, Priority.ALWAYS);
        root.getChildren()
                .setAll(
                        bar(),
                        new WatchPane(watched, words).node(),
                        new NamingPane(model.naming(), words).node(),
                        panes);
        // The room that is shown is the one that is in the window.
        root.sceneProperty().subscribe(scene -> watched.seen().set(scene != null));
        table.node().setContextMenu(menu());
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
        BooleanBinding never = Bindings.createBooleanBinding(() -> false);
        return List.of(
                command("add-files", Feather.FILE_PLUS, key(KeyCode.O), never, this::chooseFiles),
                command("add-folder", Feather.FOLDER_PLUS, shifted(KeyCode.O), never, this::chooseFolder),
                command("paste", Feather.CLIPBOARD, key(KeyCode.V), never, this::paste),
                command(
                        "watched",
                        Feather.EYE,
                        shifted(KeyCode.W),
                        never,
                        () -> watched.open().set(!watched.open().get())),
                command("watch-pasted", Feather.FOLDER_PLUS, shifted(KeyCode.V), never, this::watchPasted),
                command("search", Feather.SEARCH, key(KeyCode.F), never, search::requestFocus),
                command(
                        "encode",
                        Feather.PLAY_CIRCLE,
                        key(KeyCode.E),
                        noneChosen.or(model.naming().blocked()),
                        () -> model.encodeSelected(List.of())),
                command("names", Feather.TYPE, shifted(KeyCode.N), never, model.naming()::flip),
                command(
                        "review",
                        Feather.EYE,
                        shifted(KeyCode.R),
                        noneChosen,
                        () -> model.selected().get().stream().findFirst().ifPresent(review)),
                command("look-again", Feather.REFRESH_CW, key(KeyCode.R), noneChosen, model::lookAtSelected),
                command(
                        "remove",
                        Feather.TRASH_2,
                        new KeyCodeCombination(KeyCode.DELETE),
                        noneChosen,
                        model::removeSelected));
    }

    private Command command(String id, Feather icon, KeyCombination keys, BooleanBinding impossible, Runnable action) {
        return new Command(id, words.of("library." + id), icon, Optional.of(keys), impossible, action);
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    private Command named(String id) {
        return commands.stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Node bar() {
        search.setPromptText(words.of("library.search.prompt"));
        search.setId("search-field");
        search.setAccessibleText(words.of("library.search"));
        search.textProperty().bindBidirectional(model.search());
        // It takes what the buttons leave: in some languages they are wide.
        HBox.setHgrow(search, Priority.ALWAYS);
        search.setPrefWidth(220);
        search.setMaxWidth(420);
        Label count = new Label();
        count.setId("count");
        count.getStyleClass().add("count");
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words.of("library.count", model.found().get())
                                + (model.looking().get() == 0
                                        ? ""
                                        : "  ·  "
                                                + words.of(
                                                        "library.looking-at",
                                                        model.looking().get())),
                        model.found(),
                        model.looking()));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Button encode = named("encode").button();
        encode.getStyleClass().add(Styles.ACCENT);
        HBox bar = new HBox(
                search,
                statuses(),
                tags(),
                count,
                between,
                watchedButton(),
                named("add-files").button(),
                named("remove").button(),
                namesButton(),
                encode);
        bar.getStyleClass().add("bar");
        return bar;
    }

    /** Says how many there are, and where something is wrong with one. */
    private Button watchedButton() {
        Button button = named("watched").button();
        button.setAccessibleText(button.getText());
        watched.folders().subscribe(folders -> {
            button.setText(folders.isEmpty() ? "" : Integer.toString(folders.size()));
            boolean wrong = folders.stream().anyMatch(each -> each.trouble().isPresent());
            button.setGraphic(new FontIcon(wrong ? Feather.ALERT_TRIANGLE : Feather.EYE));
        });
        return button;
    }

    private Button namesButton() {
        Button button = named("names").button();
        button.setAccessibleText(button.getText());
        button.setText("");
        return button;
    }

    private ComboBox<Optional<TitleStatus>> statuses() {
        ComboBox<Optional<TitleStatus>> box = new ComboBox<>();
        box.setId("status-filter");
        box.setAccessibleText(words.of("library.filter.status"));
        box.getItems().add(Optional.empty());
        for (TitleStatus status : TitleStatus.values()) {
            box.getItems().add(Optional.of(status));
        }
        box.setConverter(Choices.shown(status ->
                status.map(each -> StatusLook.word(each, words)).orElse(words.of("library.filter.any-status"))));
        box.valueProperty().bindBidirectional(model.status());
        return box;
    }

    private ComboBox<Optional<String>> tags() {
        ComboBox<Optional<String>> box = new ComboBox<>();
        box.setId("tag-filter");
        box.setAccessibleText(words.of("library.filter.tag"));
        box.setConverter(Choices.shown(tag -> tag.map(
                        each -> each + " (" + model.tags().get().getOrDefault(each, 0L) + ")")
                .orElse(words.of("library.filter.any-tag"))));
        model.tags().subscribe(known -> offer(box, known));
        box.valueProperty().bindBidirectional(model.tag());
        return box;
    }

    private void offer(ComboBox<Optional<String>> box, Map<String, Long> known) {
        List<Optional<String>> offered = new ArrayList<>(List.of(Optional.empty()));
        known.keySet().forEach(tag -> offered.add(Optional.of(tag)));
        Optional<String> chosen = model.tag().get();
        if (!box.getItems().equals(offered)) {
            box.getItems().setAll(offered);
            box.setValue(offered.contains(chosen) ? chosen : Optional.empty());
        }
    }

    /** What there is to do where there is nothing to see. */
    private Node empty() {
        Label what = new Label();
        what.getStyleClass().add(Styles.TITLE_3);
        Label how = new Label();
        how.getStyleClass().add("hint");
        Button files = named("add-files").button();
        files.setId("empty-add-files");
        Button folder = named("add-folder").button();
        folder.setId("empty-add-folder");
        Button sample = tour.button();
        sample.setId("empty-sample");
        HBox buttons = new HBox(files, folder, sample);
        Button widen = new Button(words.of("library.show-all"));
        widen.setId("show-all");
        widen.setOnAction(_ -> model.widen());
        VBox box = new VBox(new FontIcon(Feather.FILM), what, how, buttons, widen);
        box.setId("empty");
        box.getStyleClass().add("empty");
        box.visibleProperty().bind(model.loaded().and(model.found().isEqualTo(0)));
        box.managedProperty().bind(box.visibleProperty());
        Runnable say = () -> {
            boolean narrowed = model.isNarrowed();
            what.setText(words.of(narrowed ? "library.nothing-found" : "library.empty"));
            how.setText(words.of(narrowed ? "library.nothing-found.how" : "library.empty.how"));
            buttons.setVisible(!narrowed);
            buttons.setManaged(!narrowed);
            widen.setVisible(narrowed);
            widen.setManaged(narrowed);
        };
        box.visibleProperty().subscribe(say);
        model.search().subscribe(say);
        model.status().subscribe(say);
        model.tag().subscribe(say);
        say.run();
        return box;
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        List.of("encode", "names", "review", "look-again", "remove")
                .forEach(id -> menu.getItems().add(named(id).menuItem()));
        return menu;
    }

    private void chooseFiles() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.of("library.add-files"));
        List<File> files = chooser.showOpenMultipleDialog(root.getScene().getWindow());
        if (files != null) {
            model.take(files.stream().map(File::toPath).toList());
        }
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(words.of("library.add-folder"));
        File folder = chooser.showDialog(root.getScene().getWindow());
        if (folder != null) {
            model.take(List.of(folder.toPath()));
        }
    }

    private void paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasFiles()) {
            model.take(clipboard.getFiles().stream().map(File::toPath).toList());
        } else if (clipboard.hasString()) {
            model.paste(clipboard.getString());
        }
    }

    private void watchPasted() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasFiles()) {
            watched.add(clipboard.getFiles().stream().map(File::toPath).toList());
        } else if (clipboard.hasString()) {
            watched.paste(clipboard.getString());
        }
    }

    /** Folders that were dropped as links, anywhere. */
    public void watch(List<Path> folders) {
        watched.add(folders);
    }

    /** Files that were dropped anywhere. */
    public void drop(List<Path> files) {
        model.take(files);
    }
}
