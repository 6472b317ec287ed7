package org.ladderworks.app.ui.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.destination.PlannedUpload;
import org.ladderworks.app.ui.publish.PublishViewModel.Doing;
import org.ladderworks.app.ui.publish.PublishViewModel.NameProblem;
import org.ladderworks.app.ui.words.Words;

/** What it is called there, what publishing takes, how far it is, and what it came to. */
final class PlanPane {
    private final PublishViewModel model;
    private final Words words;
    private final VBox planned = new VBox();
    private final ProgressBar bar = new ProgressBar();
    private final VBox root = new VBox();

    PlanPane(PublishViewModel model, Words words) {
        this.model = model;
        this.words = words;
        root.getStyleClass().add("section");
        planned.getStyleClass().add("section");
        planned.setId("plan");
        model.planned().subscribe(this::show);
        root.getChildren()
                .setAll(
                        field("name", bound(model.name())),
                        problem(),
                        field("note", bound(model.note())),
                        progress(),
                        planned,
                        receipt());
    }

    Node node() {
        return root;
    }

    private static TextField bound(javafx.beans.property.StringProperty text) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private Node field(String key, TextField field) {
        field.setId("publish-" + key);
        field.setAccessibleText(words.of("publish.field." + key));
        field.setPromptText(words.of("publish.field." + key + ".prompt"));
        field.disableProperty().bind(model.chosen().map(Optional::isEmpty));
        Label label = new Label(words.of("publish.field." + key));
        label.setLabelFor(field);
        label.getStyleClass().add("field-label");
        return new VBox(label, field);
    }

    private Node problem() {
        Label label = new Label();
        label.setId("name-problem");
        label.setWrapText(true);
        model.nameProblem().subscribe(problem -> {
            label.setText(
                    switch (problem) {
                        case NONE -> "";
                        case UNUSABLE -> words.of("publish.name.unusable");
                        case TAKEN -> words.of("publish.name.taken");
                    });
            label.getStyleClass().removeAll("wrong", "warning");
            label.getStyleClass().add(problem == NameProblem.TAKEN ? "warning" : "wrong");
            label.setVisible(problem != NameProblem.NONE);
            label.setManaged(problem != NameProblem.NONE);
        });
        return label;
    }

    private Node progress() {
        Label what = new Label();
        what.setId("publish-under-way");
        what.setWrapText(true);
        what.getStyleClass().add("name");
        what.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.doing().get() == Doing.CANCELLING
                                ? words.of("publish.cancelling")
                                : model.underWay().get(),
                        model.doing(),
                        model.underWay()));
        Label far = new Label();
        far.setId("publish-far");
        far.setMinHeight(Region.USE_PREF_SIZE);
        bar.setId("publish-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(words.of("publish.progress"));
        model.progress().subscribe(progress -> {
            bar.setProgress(progress.flatMap(each -> each.fraction()).orElse(ProgressBar.INDETERMINATE_PROGRESS));
            far.setText(progress.map(
                            each -> PublishText.progress(each, model.planned().get(), words))
                    .orElse(""));
        });
        VBox face = new VBox(what, bar, far);
        face.getStyleClass().addAll("progress-face", "inset");
        face.visibleProperty().bind(model.doing().map(doing -> doing != Doing.NOTHING));
        face.managedProperty().bind(face.visibleProperty());
        return face;
    }

    private void show(Optional<PlannedUpload> plan) {
        List<Node> lines = new ArrayList<>();
        plan.ifPresent(known -> {
            GridPane grid = new GridPane();
            grid.getStyleClass().add("plan");
            ColumnConstraints labels = new ColumnConstraints();
            labels.setMinWidth(Region.USE_PREF_SIZE);
            ColumnConstraints values = new ColumnConstraints();
            values.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().setAll(labels, values);
            List<PublishText.Line> said = PublishText.plan(known, words);
            for (int i = 0; i < said.size(); i++) {
                Label label = new Label(said.get(i).label());
                label.getStyleClass().add("hint");
                Label value = new Label(said.get(i).value());
                value.setWrapText(true);
                label.setLabelFor(value);
                GridPane.setValignment(label, javafx.geometry.VPos.TOP);
                grid.addRow(i, label, value);
            }
            lines.add(grid);
            PublishText.notes(known.plan(), words).forEach(note -> {
                Label label = new Label(note);
                label.setWrapText(true);
                label.getStyleClass().add("warning");
                lines.add(label);
            });
        });
        planned.getChildren().setAll(lines);
        planned.setVisible(!lines.isEmpty());
        planned.setManaged(!lines.isEmpty());
    }

    private Node receipt() {
        Label label = new Label("", new FontIcon(Feather.CHECK_CIRCLE));
        label.setId("receipt");
        label.setWrapText(true);
        label.getStyleClass().addAll("receipt", "inset");
        label.setMaxWidth(Double.MAX_VALUE);
        label.textProperty().bind(model.receipt());
        label.visibleProperty().bind(model.receipt().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }
}
