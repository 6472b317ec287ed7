package org.ladderworks.app.ui.settings;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.support.SupportBundle.Page;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.words.Words;

/** What helpers would see, text by text, before it is written. */
public final class SupportPane {
    private static final double HEIGHT = 220;
    private static final double NAMES = 200;

    private final SupportViewModel model;
    private final Words words;
    private final VBox root = new VBox();

    public SupportPane(SupportViewModel model, Words words) {
        this.model = model;
        this.words = words;
        Label hint = new Label(words.of("settings.support.hint"));
        hint.setWrapText(true);
        hint.getStyleClass().add("hint");
        root.getStyleClass().add("section");
        root.getChildren().setAll(hint, gather(), look());
    }

    public Node node() {
        return root;
    }

    private Node gather() {
        CheckBox shorter = new CheckBox(words.of("settings.support.shorter"));
        shorter.setId("support-shorter");
        shorter.setSelected(true);
        Button gather = new Button(words.of("settings.support.gather"));
        gather.setId("support-gather");
        gather.disableProperty().bind(model.busy());
        gather.setOnAction(_ -> model.gather(shorter.isSelected()));
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("small-busy");
        turning.visibleProperty().bind(model.busy());
        HBox line = new HBox(gather, shorter, turning);
        line.getStyleClass().add("line");
        return line;
    }

    private Node look() {
        ListView<Page> names = new ListView<>();
        names.setId("support-pages");
        names.setAccessibleText(words.of("settings.support.pages"));
        names.setPrefSize(NAMES, HEIGHT);
        names.setMinWidth(NAMES);
        names.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable Page page, boolean empty) {
                super.updateItem(page, empty);
                setText(empty || page == null ? "" : page.name() + "  " + Shown.bytes(page.bytes(), words.locale()));
            }
        });
        TextArea text = new TextArea();
        text.setId("support-text");
        text.setAccessibleText(words.of("settings.support.text"));
        text.setEditable(false);
        text.getStyleClass().add("code");
        text.setPrefHeight(HEIGHT);
        HBox.setHgrow(text, Priority.ALWAYS);
        names.getSelectionModel()
                .selectedItemProperty()
                .subscribe(page -> text.setText(page == null ? "" : page.text()));
        HBox texts = new HBox(names, text);
        texts.getStyleClass().add("line");
        FileField file = new FileField("support-file", words.of("settings.support.file"), true, words);
        file.propose(SupportViewModel.proposed());
        Button write = new Button(words.of("settings.support.write"));
        write.setId("support-write");
        write.getStyleClass().add(Styles.ACCENT);
        write.disableProperty().bind(model.busy());
        write.setOnAction(_ -> model.write(file.text()));
        Button drop = new Button(words.of("settings.support.drop"));
        drop.setId("support-drop");
        drop.setOnAction(_ -> model.drop());
        file.add(write);
        file.add(drop);
        VBox box = new VBox(texts, file.node());
        box.getStyleClass().add("section");
        box.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> !model.pages().get().isEmpty(), model.pages()));
        box.managedProperty().bind(box.visibleProperty());
        model.pages().subscribe(pages -> {
            names.getItems().setAll(pages);
            names.getSelectionModel().selectFirst();
        });
        return box;
    }
}
