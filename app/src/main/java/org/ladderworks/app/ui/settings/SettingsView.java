package org.ladderworks.app.ui.settings;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.doctor.Finding;
import org.ladderworks.app.home.StudioSettings;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.control.Choices;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.words.Words;

/** The room of settings. */
public final class SettingsView {
    private static final double WIDEST = 900;
    /** Width of what stands before the values. */
    static final double NAMES = 210;

    private final SettingsViewModel model;
    private final Words words;
    private final VBox page = new VBox();
    private final ScrollPane root = new ScrollPane(page);
    private final List<Command> commands;
    private final GridPane folders = grid();
    private final VBox findings = new VBox();

    /** @param further what else is set or looked after here, beneath its headings */
    public SettingsView(SettingsViewModel model, Words words, List<Section> further) {
        this.model = model;
        this.words = words;
        this.commands = List.of(
                command("examine", Feather.ACTIVITY, model::examine),
                command("hardware", Feather.CPU, model::examineHardware),
                command("credentials", Feather.KEY, model::examineCredentials),
                command("packages-folder", Feather.FOLDER, this::choosePackages));
        QueueSettingsView queue = new QueueSettingsView(model, words, grid());
        page.setMaxWidth(WIDEST);
        page.getStyleClass().add("settings");
        findings.getStyleClass().add("findings");
        page.getChildren()
                .setAll(
                        heading("settings.appearance"),
                        appearance(),
                        heading("settings.queue"),
                        queue.node(),
                        heading("settings.folders"),
                        folders,
                        named("packages-folder").button(),
                        heading("settings.machine"),
                        machine(),
                        findings);
        further.forEach(section -> {
            Label heading = heading("settings." + section.key());
            section.node().setAccessibleText(heading.getText());
            page.getChildren().addAll(heading, section.node());
        });
        root.setId("settings");
        root.setFitToWidth(true);
        model.sizes().subscribe(_ -> showFolders());
        model.settings().subscribe(_ -> showFolders());
        model.findings().subscribe(this::show);
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                model.measure();
            }
        });
    }

    /**
     * A part of the room.
     *
     * @param key of its heading, behind {@code settings.}
     */
    public record Section(String key, Node node) {}

    public Node node() {
        return root;
    }

    /** What can be done here. */
    public List<Command> all() {
        return commands;
    }

    private Command command(String id, Feather icon, Runnable action) {
        return new Command(
                id,
                words.of("settings." + id),
                icon,
                Optional.empty(),
                Bindings.createBooleanBinding(() -> false),
                action);
    }

    private Command named(String id) {
        return commands.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Label heading(String key) {
        Label heading = new Label(words.of(key));
        heading.getStyleClass().add(Styles.TITLE_4);
        return heading;
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        ColumnConstraints names = new ColumnConstraints(NAMES);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        ColumnConstraints sizes = new ColumnConstraints();
        sizes.setHalignment(HPos.RIGHT);
        sizes.setMinWidth(90);
        grid.getColumnConstraints().setAll(names, values, sizes);
        grid.getStyleClass().add("settings-grid");
        return grid;
    }

    private GridPane appearance() {
        GridPane grid = grid();
        ComboBox<StudioSettings.Theme> theme = box(
                "settings-theme",
                List.of(StudioSettings.Theme.values()),
                each -> words.of("settings.theme." + each.name().toLowerCase(Locale.ROOT)));
        model.settings().subscribe(settings -> theme.setValue(settings.theme()));
        theme.setOnAction(_ -> model.theme(theme.getValue()));
        ComboBox<Optional<String>> language = box(
                "settings-language",
                List.of(Optional.empty(), Optional.of("en"), Optional.of("de")),
                each -> each.map(code -> Locale.of(code).getDisplayLanguage(Locale.of(code)))
                        .orElse(words.of("settings.language.system")));
        model.settings().subscribe(settings -> language.setValue(settings.language()));
        language.setOnAction(_ -> model.language(language.getValue()));
        row(grid, 0, "settings.theme", theme);
        row(grid, 1, "settings.language", language);
        return grid;
    }

    private void row(GridPane grid, int line, String key, Node control) {
        Label name = new Label(words.of(key));
        name.setLabelFor(control);
        control.setAccessibleText(words.of(key));
        GridPane.setValignment(name, VPos.CENTER);
        grid.addRow(line, name, control);
    }

    private static <T> ComboBox<T> box(String id, List<T> values, Function<T, String> shown) {
        ComboBox<T> box = Choices.of(id, values, shown);
        box.setPrefWidth(220);
        return box;
    }

    private void showFolders() {
        folders.getChildren().clear();
        int line = 0;
        Map<?, Long> sizes = model.sizes().get();
        for (var folder : model.folders()) {
            Label path = new Label(folder.path().toString());
            path.setWrapText(true);
            Label size = new Label(Optional.ofNullable(sizes.get(folder))
                    .map(bytes -> Shown.bytes(bytes, words.locale()))
                    .orElse("..."));
            size.getStyleClass().add("hint");
            folders.addRow(
                    line++,
                    new Label(words.of("settings.folder." + folder.use().name().toLowerCase(Locale.ROOT))),
                    path,
                    size);
        }
    }

    private VBox machine() {
        ProgressIndicator busy = new ProgressIndicator();
        busy.getStyleClass().add("small-busy");
        busy.visibleProperty().bind(model.examining());
        Label hint = new Label(words.of("settings.machine.hint"));
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        HBox line = new HBox(
                named("examine").button(),
                named("hardware").button(),
                named("credentials").button(),
                busy);
        line.getStyleClass().add("line");
        VBox machine = new VBox(hint, line);
        machine.getStyleClass().add("section");
        return machine;
    }

    private void show(List<Finding> found) {
        List<Node> lines = new ArrayList<>();
        for (Finding finding : found) {
            Label what = new Label(words.of(finding.what()), new FontIcon(icon(finding.state())));
            what.setMinWidth(NAMES);
            what.getStyleClass()
                    .addAll("name", "finding-" + finding.state().name().toLowerCase(Locale.ROOT));
            VBox said = new VBox(text(words.of(finding.detail())));
            HBox.setHgrow(said, Priority.ALWAYS);
            if (isToBeDone(finding)) {
                said.getChildren().add(text(words.of("settings.needed-for", words.of(finding.neededFor()))));
                said.getChildren().add(text(words.of("settings.remedy", words.of(finding.remedy()))));
            }
            HBox line = new HBox(what, said);
            line.getStyleClass().add("finding");
            lines.add(line);
        }
        findings.getChildren().setAll(lines);
    }

    private static Label text(String said) {
        Label label = new Label(said);
        label.setWrapText(true);
        label.getStyleClass().add("hint");
        return label;
    }

    private static boolean isToBeDone(Finding finding) {
        return switch (finding.state()) {
            case MISSING, WEAK, BROKEN -> true;
            case PRESENT, ABSENT -> false;
        };
    }

    private static Feather icon(Finding.State state) {
        return switch (state) {
            case PRESENT -> Feather.CHECK_CIRCLE;
            case MISSING -> Feather.MINUS_CIRCLE;
            case ABSENT -> Feather.CIRCLE;
            case WEAK -> Feather.ALERT_TRIANGLE;
            case BROKEN -> Feather.ALERT_OCTAGON;
        };
    }

    private void choosePackages() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(words.of("settings.packages-folder"));
        File folder = chooser.showDialog(root.getScene().getWindow());
        if (folder != null) {
            model.packages(Optional.of(folder.toPath()));
        }
    }
}
