package org.ladderworks.app.ui.protection;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.protection.PlayLine;
import org.ladderworks.app.protection.Verdict;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.cmaf.video.VideoCodec;

/** What plays where, and why. */
final class PlayMatrixPane {
    private static final double DEVICE_WIDTH = 136;

    private final ProtectionViewModel model;
    private final Words words;
    private final GridPane grid = new GridPane();
    private final ScrollPane scroll = new ScrollPane();

    PlayMatrixPane(ProtectionViewModel model, Words words) {
        this.model = model;
        this.words = words;
        grid.setId("play-matrix");
        grid.getStyleClass().add("play-matrix");
        ColumnConstraints device = new ColumnConstraints(DEVICE_WIDTH);
        ColumnConstraints verdict = new ColumnConstraints();
        verdict.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(device, verdict);
        Label how = new Label(words.of("protection.matrix.how"));
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        how.getStyleClass().add("hint");
        VBox box = new VBox(codecs(), grid, how);
        box.getStyleClass().add("protection-pane");
        scroll.setContent(box);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setId("play-matrix-pane");
        model.matrix().subscribe(this::show);
    }

    Node node() {
        return scroll;
    }

    private Node codecs() {
        Label label = new Label(words.of("protection.matrix.codecs"));
        HBox line = new HBox(label);
        line.getStyleClass().add("codecs");
        for (VideoCodec codec : VideoCodec.values()) {
            CheckBox box = new CheckBox(codec.title());
            box.setId("codec-" + codec.label());
            box.setAccessibleText(words.of("protection.matrix.codec", codec.title()));
            box.setOnAction(_ -> {
                model.count(codec, box.isSelected());
                // The last one stays.
                box.setSelected(model.codecs().get().contains(codec));
            });
            model.codecs().subscribe(now -> box.setSelected(now.contains(codec)));
            line.getChildren().add(box);
        }
        return line;
    }

    private void show(List<PlayLine> lines) {
        List<Node> cells = new ArrayList<>();
        int row = 0;
        for (PlayLine line : lines) {
            cells.addAll(cells(line, row++));
        }
        grid.getChildren().setAll(cells);
    }

    private List<Node> cells(PlayLine line, int row) {
        Label device = new Label(line.device().label());
        device.getStyleClass().add("name");
        Label verdict =
                new Label(words.of("protection.verdict." + line.verdict().key()), icon(line.verdict()));
        verdict.setId("plays-" + line.device().key());
        verdict.getStyleClass().addAll("verdict", "verdict-" + line.verdict().key());
        verdict.setAccessibleText(line.device().label() + ": " + verdict.getText());
        Label why = new Label(ProtectionWords.why(line, words));
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        VBox reasons = new VBox(why);
        String way = ProtectionWords.way(line);
        String reach = words.of("protection.reach." + line.reach().key());
        Label beneath = new Label(way.isEmpty() ? reach : way + "  –  " + reach);
        beneath.setWrapText(true);
        beneath.setMinHeight(Region.USE_PREF_SIZE);
        beneath.getStyleClass().add("beneath");
        if (line.verdict() != Verdict.NO) {
            reasons.getChildren().add(beneath);
        }
        // Beneath: beside it a narrow window leaves a reason no room.
        VBox told = new VBox(verdict, reasons);
        told.getStyleClass().add("told");
        List<Node> cells = List.of(device, told);
        for (int column = 0; column < cells.size(); column++) {
            GridPane.setConstraints(cells.get(column), column, row);
            GridPane.setValignment(cells.get(column), VPos.TOP);
        }
        return cells;
    }

    private static FontIcon icon(Verdict verdict) {
        return new FontIcon(
                switch (verdict) {
                    case PLAYS -> Feather.CHECK_CIRCLE;
                    case PARTLY -> Feather.ALERT_CIRCLE;
                    case UNKNOWN -> Feather.HELP_CIRCLE;
                    case NO -> Feather.X_CIRCLE;
                });
    }
}
