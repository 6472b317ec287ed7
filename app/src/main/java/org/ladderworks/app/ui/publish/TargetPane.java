package org.ladderworks.app.ui.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.destination.TargetCheck;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.control.Choices;
import org.ladderworks.app.ui.words.SaidError;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.destination.Target;
import org.ladderworks.publish.destination.TargetTrial;

/** Where to: the saved targets, a new one, and whether the chosen one is fit. */
final class TargetPane {
    private final TargetsViewModel model;
    private final Words words;
    private final ComboBox<SavedTarget> box = new ComboBox<>();
    private final Label place = new Label();
    private final VBox found = new VBox();
    private final TargetForm form;
    private final VBox root = new VBox();
    private boolean showing;

    /** @param commands that are offered beside the targets */
    TargetPane(TargetsViewModel model, Words words, List<Command> commands) {
        this.model = model;
        this.words = words;
        this.form = new TargetForm(model, words);
        box.setId("target");
        box.setAccessibleText(words.of("publish.target"));
        box.setPromptText(words.of("publish.target.prompt"));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(Choices.shown(SavedTarget::name));
        box.valueProperty().addListener((_, _, now) -> {
            if (!showing) {
                model.choose(Optional.ofNullable(now));
            }
        });
        model.targets().addListener((ListChangeListener<SavedTarget>) _ -> show());
        model.chosen().addListener((_, _, _) -> show());
        model.loaded().subscribe(this::show);
        model.check().subscribe(this::showCheck);
        model.testing().subscribe(testing -> {
            if (testing) {
                found.getChildren().setAll(hint(words.of("publish.test.running")));
            }
        });
        place.setWrapText(true);
        place.setId("chosen-place");
        place.getStyleClass().add("hint");
        found.setId("target-found");
        found.getStyleClass().add("steps");
        HBox buttons = new HBox();
        buttons.getStyleClass().add("row");
        commands.forEach(command -> buttons.getChildren().add(command.button()));
        Label heading = new Label(words.of("publish.target"));
        heading.setLabelFor(box);
        heading.getStyleClass().add("heading");
        root.getStyleClass().add("section");
        root.getChildren().setAll(heading, box, place, buttons, form.node(), found);
        show();
    }

    Node node() {
        return root;
    }

    /** Asks for a new target. */
    void add() {
        form.open();
    }

    private void show() {
        showing = true;
        Optional<SavedTarget> chosen = model.chosen().get();
        if (!box.getItems().equals(model.targets())) {
            box.getItems().setAll(model.targets());
        }
        box.setValue(chosen.orElse(null));
        box.setDisable(model.targets().isEmpty());
        place.setText(chosen.map(this::described)
                .orElseGet(() ->
                        !model.loaded().get() || !model.targets().isEmpty() ? "" : words.of("publish.target.none")));
        place.setVisible(!place.getText().isEmpty());
        place.setManaged(place.isVisible());
        showing = false;
    }

    private String described(SavedTarget target) {
        StringBuilder text = new StringBuilder(target.place());
        target.endpoint().ifPresent(endpoint -> text.append('\n').append(words.of("publish.target.at", endpoint)));
        target.delivery().ifPresent(seen -> text.append('\n').append(words.of("publish.target.seen-at", seen.url())));
        return text.toString();
    }

    private void showCheck(Optional<TargetCheck> check) {
        List<Node> lines = new ArrayList<>();
        check.ifPresent(told -> {
            boolean bucket = told.target() instanceof Target.Bucket;
            lines.add(step(
                    told.isGood(),
                    words.of(told.isGood() ? "publish.test.good" : "publish.test.bad"),
                    Optional.empty()));
            told.steps().forEach(each -> lines.add(step(each, bucket)));
            if (told.publishes()) {
                lines.add(step(
                        told.traits().conditions(),
                        words.of(told.traits().conditions() ? "publish.test.conditions" : "publish.test.lock"),
                        Optional.empty()));
            }
        });
        found.getChildren().setAll(lines);
        found.setVisible(true);
    }

    private Node step(TargetTrial.Step step, boolean bucket) {
        String right = bucket && !step.right().isEmpty() ? "  (" + step.right() + ")" : "";
        return step(
                step.problem().isEmpty(),
                words.of(step.what()) + right,
                step.problem()
                        .map(problem -> said(problem) + "\n"
                                + (bucket && !step.right().isEmpty()
                                        ? words.of("publish.test.ask", step.right())
                                        : words.of("publish.test.ask-folder"))));
    }

    private String said(TargetTrial.Problem problem) {
        SaidError error = words.error(problem.code().label(), problem.message(), "");
        return error.what() + (error.detail().isEmpty() ? "" : "\n" + error.detail());
    }

    private static Node step(boolean good, String what, Optional<String> problem) {
        Label label = new Label(what, new FontIcon(good ? Feather.CHECK : Feather.X));
        label.setWrapText(true);
        label.getStyleClass().addAll("step", good ? "step-good" : "step-bad");
        if (problem.isEmpty()) {
            return label;
        }
        Label why = new Label(problem.get());
        why.setWrapText(true);
        why.getStyleClass().add("hint");
        VBox both = new VBox(label, why);
        both.getStyleClass().add("step-face");
        return both;
    }

    private static Label hint(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("hint");
        return label;
    }
}
