package org.ladderworks.app.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.app.ui.workbench.Workbench;

/** The rooms at the left, the one that is chosen, and what is to be told beneath it. */
public final class ShellView {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
    private static final KeyCombination PALETTE = new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);

    private final Words words;
    private final BorderPane rooms = new BorderPane();
    private final CommandPalette palette;
    private final StackPane root;
    private final StackPane room = new StackPane();
    private final VBox rail = new VBox();
    private final VBox middle = new VBox();
    private final ToggleGroup chosen = new ToggleGroup();
    private final List<RoomEntry> entries = new ArrayList<>();
    private final List<Command> everywhere = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable RoomEntry> shown = new ReadOnlyObjectWrapper<>();

    public ShellView(Workbench bench) {
        words = bench.words();
        palette = new CommandPalette(words, this::commands);
        root = new StackPane(rooms, palette.node());
        rail.getStyleClass().add("rail");
        rail.setId("rail");
        room.setId("room");
        NoticeBar notices = new NoticeBar(bench);
        middle.getChildren().setAll(room, notices.node());
        VBox.setVgrow(room, Priority.ALWAYS);
        rooms.setLeft(rail);
        rooms.setCenter(middle);
        root.getStyleClass().add("shell");
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        chosen.selectedToggleProperty().subscribe((before, now) -> {
            // One is always chosen.
            if (now == null && before != null) {
                chosen.selectToggle(before);
            }
        });
    }

    public Parent node() {
        return root;
    }

    /** The room that is shown; null before there is one. */
    public ReadOnlyObjectProperty<@Nullable RoomEntry> shown() {
        return shown.getReadOnlyProperty();
    }

    /** What can be done, by where. */
    public record Doable(String place, List<Command> commands) {
        public Doable {
            commands = List.copyOf(commands);
        }
    }

    /** All that can be done anywhere, possible now or not: first everywhere, then in each room. */
    public List<Doable> everything() {
        List<Command> anywhere = new ArrayList<>();
        anywhere.add(new Command(
                "palette",
                words.of("palette.prompt"),
                Feather.COMMAND,
                Optional.of(PALETTE),
                Bindings.createBooleanBinding(() -> false),
                palette::open));
        anywhere.addAll(ways());
        anywhere.addAll(everywhere);
        List<Doable> all = new ArrayList<>();
        all.add(new Doable(words.of("shortcuts.anywhere"), anywhere));
        entries.forEach(entry -> all.add(new Doable(entry.name(), entry.room().commands())));
        return all;
    }

    /** Puts a bar beneath the rooms, whichever is shown. */
    public void put(Node bar) {
        middle.getChildren().add(1, bar);
    }

    /** Shows something that is no room, such as why there is none. */
    public void say(Node node) {
        rail.setVisible(false);
        room.getChildren().setAll(node);
    }

    /**
     * Opens the rooms, and shows one.
     *
     * @param always what can be done in each of them
     * @param first the id of the one that is shown; where there is none of that id, the first of them
     */
    public void open(List<RoomEntry> all, List<Command> always, String first) {
        entries.addAll(all);
        everywhere.addAll(always);
        rail.setVisible(true);
        for (int i = 0; i < entries.size(); i++) {
            rail.getChildren().add(button(entries.get(i), i + 1));
        }
        show(first);
        if (shown.get() == null) {
            show(entries.getFirst().id());
        }
    }

    public void show(String id) {
        chosen.getToggles().stream()
                .filter(toggle -> toggle.getUserData() instanceof RoomEntry entry
                        && entry.id().equals(id))
                .findFirst()
                .ifPresent(chosen::selectToggle);
    }

    private ToggleButton button(RoomEntry entry, int number) {
        Label badge = new Label();
        badge.getStyleClass().add("badge");
        ObservableValue<String> text = entry.badge();
        badge.textProperty().bind(text);
        badge.visibleProperty().bind(text.map(said -> !said.isEmpty()));
        // The name needs its place where there is none.
        badge.managedProperty().bind(badge.visibleProperty());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox face = new HBox(new FontIcon(entry.icon()), new Label(entry.name()), between, badge);
        face.getStyleClass().add("face");
        ToggleButton button = new ToggleButton();
        button.setGraphic(face);
        button.setId("room-" + entry.id());
        button.setAccessibleText(entry.name());
        button.setToggleGroup(chosen);
        button.setUserData(entry);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip(entry.name() + "  " + numbered(number).getDisplayText()));
        button.selectedProperty().subscribe(selected -> {
            if (selected) {
                enter(entry);
            }
        });
        entry.taking().ifPresent(taking -> letDrop(button, taking));
        return button;
    }

    private static void letDrop(ToggleButton button, Consumer<List<Long>> taking) {
        button.setOnDragOver(event -> {
            if (DraggedTitles.in(event.getDragboard()).isPresent()) {
                event.acceptTransferModes(TransferMode.LINK);
                button.pseudoClassStateChanged(DROP, true);
                event.consume();
            }
        });
        button.setOnDragExited(_ -> button.pseudoClassStateChanged(DROP, false));
        button.setOnDragDropped(event -> DraggedTitles.in(event.getDragboard()).ifPresent(titles -> {
            taking.accept(titles);
            event.setDropCompleted(true);
            event.consume();
        }));
    }

    private void enter(RoomEntry entry) {
        Node view = entry.room().view();
        room.getChildren().setAll(view);
        shown.set(entry);
        view.requestFocus();
    }

    private static KeyCombination numbered(int number) {
        return new KeyCodeCombination(KeyCode.getKeyCode(Integer.toString(number)), KeyCombination.SHORTCUT_DOWN);
    }

    /** All that can be found in the palette: those of the room that is shown first. */
    private List<Command> commands() {
        List<Command> all = new ArrayList<>();
        Optional.ofNullable(shown.get())
                .ifPresent(entry -> all.addAll(entry.room().commands()));
        all.addAll(ways());
        all.addAll(everywhere);
        return all;
    }

    /** To the rooms. */
    private List<Command> ways() {
        List<Command> all = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            RoomEntry entry = entries.get(i);
            all.add(new Command(
                    "go-" + entry.id(),
                    words.of("palette.go", entry.name()),
                    entry.icon(),
                    Optional.of(numbered(i + 1)),
                    Bindings.createBooleanBinding(() -> false),
                    () -> show(entry.id())));
        }
        return all;
    }

    private void pressed(KeyEvent event) {
        if (palette.isOpen()) {
            return;
        }
        if (PALETTE.match(event) && shown.get() != null) {
            palette.open();
            event.consume();
            return;
        }
        TextKeys typed = TextKeys.of(event);
        Optional<Command> command = commands().stream()
                .filter(each -> each.keys().filter(keys -> keys.match(event)).isPresent())
                .findFirst();
        if (command.isPresent() && !typed.takes(event)) {
            command.get().run();
            event.consume();
        }
    }
}
