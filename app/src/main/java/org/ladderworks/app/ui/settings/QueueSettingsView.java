package org.ladderworks.app.ui.settings;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.ladderworks.app.home.QueueSettings;
import org.ladderworks.app.ui.words.Words;

/** What is chosen for the queue: cores, and what is done when jobs end. */
final class QueueSettingsView {
    /** In the place of what is not shown. */
    private static final String REST = "...";

    private final SettingsViewModel model;
    private final Words words;
    private final GridPane grid;

    /** @param grid without lines */
    QueueSettingsView(SettingsViewModel model, Words words, GridPane grid) {
        this.model = model;
        this.words = words;
        this.grid = grid;
        cores(0);
        CheckBox notes = new CheckBox(words.of("settings.queue.notes"));
        notes.setId("settings-notes");
        notes.setWrapText(true);
        model.settings()
                .subscribe(settings -> notes.setSelected(settings.queue().notes()));
        notes.selectedProperty().subscribe((_, now) -> model.queue(queue -> queue.withNotes(now)));
        grid.add(notes, 1, 1);
        text(
                2,
                "job-command",
                QueueSettings::jobCommand,
                said -> model.queue(queue -> queue.withJobCommand(said)),
                _ -> true);
        text(
                3,
                "webhook",
                QueueSettingsView::masked,
                this::webhook,
                said -> isMask(said) || SettingsViewModel.isWebhook(said));
        text(
                4,
                "done-command",
                QueueSettings::doneCommand,
                said -> model.queue(queue -> queue.withDoneCommand(said)),
                _ -> true);
    }

    Node node() {
        return grid;
    }

    /** The address is a secret: once it is kept, its host is all that is shown of it. */
    private static String masked(QueueSettings settings) {
        return settings.webhook().isEmpty() ? "" : "https://" + settings.webhook() + "/" + REST;
    }

    private static boolean isMask(String said) {
        return said.endsWith("/" + REST);
    }

    private void webhook(String said) {
        if (!isMask(said)
                && !(said.isEmpty() && model.settings().get().queue().webhook().isEmpty())) {
            model.webhook(said, () -> {
                if (grid.lookup("#settings-webhook") instanceof TextField field) {
                    field.setText(masked(model.settings().get().queue()));
                }
            });
        }
    }

    /** All of them is written as none less than there are, and kept as no limit. */
    private void cores(int line) {
        int all = model.allCores();
        Spinner<Integer> cores = new Spinner<>(1, all, all);
        cores.setId("settings-cores");
        cores.setPrefWidth(100);
        model.settings().subscribe(settings -> {
            int chosen = settings.queue().cores();
            cores.getValueFactory().setValue(chosen == 0 ? all : Math.min(all, chosen));
        });
        cores.valueProperty()
                .subscribe((_, now) -> model.queue(queue -> {
                    int shown = queue.cores() == 0 ? all : Math.min(all, queue.cores());
                    return now == shown ? queue : queue.withCores(now == all ? 0 : now);
                }));
        row(line, "cores", cores, hint(words.of("settings.queue.cores.hint", all)));
    }

    /** Kept when the field is left, where it is right. */
    private void text(
            int line,
            String key,
            Function<QueueSettings, String> kept,
            Consumer<String> keep,
            Predicate<String> isRight) {
        TextField field = new TextField();
        field.setId("settings-" + key);
        Label hint = hint(words.of("settings.queue." + key + ".hint"));
        model.settings().subscribe(settings -> {
            if (!field.isFocused()) {
                field.setText(kept.apply(settings.queue()));
            }
        });
        Runnable leave = () -> {
            String said = field.getText().strip();
            boolean right = isRight.test(said);
            field.pseudoClassStateChanged(Styles.STATE_DANGER, !right);
            hint.getStyleClass().setAll("label", right ? "hint" : "wrong");
            if (right) {
                keep.accept(said);
            }
        };
        field.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                leave.run();
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                leave.run();
            }
        });
        row(line, key, field, hint);
    }

    private static Label hint(String said) {
        Label hint = new Label(said);
        hint.setWrapText(true);
        hint.getStyleClass().add("hint");
        return hint;
    }

    private void row(int line, String key, Node control, Label hint) {
        Label name = new Label(words.of("settings.queue." + key));
        name.setLabelFor(control);
        name.setWrapText(true);
        name.getStyleClass().add("setting-name");
        control.setAccessibleText(words.of("settings.queue." + key));
        GridPane.setValignment(name, VPos.TOP);
        VBox field = new VBox(control, hint);
        field.getStyleClass().add("setting");
        grid.addRow(line, name, field);
    }
}
