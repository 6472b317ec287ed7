package org.ladderworks.app.ui.encoding;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.naming.NameField;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.error.UsageException;

/** The template of names above what is chosen, and what it comes to. */
public final class NamingPane {
    private final NamingViewModel model;
    private final Words words;
    private final TextField text = new TextField();
    private final Label wrong = new Label();
    private final Label summary = new Label();
    private final GridPane lines = new GridPane();
    private final MenuButton used = new MenuButton("", new FontIcon(Feather.CLOCK));
    private final VBox root = new VBox();

    public NamingPane(NamingViewModel model, Words words) {
        this.model = model;
        this.words = words;
        root.setId("naming-pane");
        root.getStyleClass().addAll("inset", "watch-pane");
        root.getChildren().setAll(head(), fields(), wrong, lines, summary);
        root.setMinHeight(Region.USE_PREF_SIZE);
        root.visibleProperty().bind(model.open());
        root.managedProperty().bind(model.open());
        wrong.setId("naming-wrong");
        wrong.getStyleClass().add("wrong");
        wrong.setWrapText(true);
        wrong.setMinHeight(Region.USE_PREF_SIZE);
        summary.setId("naming-summary");
        summary.getStyleClass().add("hint");
        summary.setWrapText(true);
        lines.setId("naming-lines");
        lines.getStyleClass().add("figures");
        model.wrong().subscribe(this::show);
        model.preview().subscribe(this::show);
        model.open().subscribe(now -> {
            if (now) {
                text.requestFocus();
                text.end();
            }
        });
    }

    public Node node() {
        return root;
    }

    private HBox head() {
        Label heading = new Label(words.of("naming.heading"));
        heading.getStyleClass().add("heading");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Button close = new Button("", new FontIcon(Feather.X));
        close.setId("naming-close");
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setAccessibleText(words.of("naming.close"));
        close.setTooltip(new Tooltip(words.of("naming.close")));
        close.setOnAction(_ -> model.open().set(false));
        HBox head = new HBox(heading, between, close);
        head.getStyleClass().add("row");
        return head;
    }

    private HBox fields() {
        text.setId("naming-template");
        text.setAccessibleText(words.of("naming.template"));
        text.textProperty().bindBidirectional(model.text());
        HBox.setHgrow(text, Priority.ALWAYS);
        MenuButton fields = new MenuButton(words.of("naming.fields"), new FontIcon(Feather.PLUS));
        fields.setId("naming-fields");
        fields.setMinWidth(Region.USE_PREF_SIZE);
        for (NameField field : NameField.values()) {
            MenuItem item = new MenuItem(field.written() + "   " + words.of("naming.field." + field.label()));
            item.setId("naming-field-" + field.label());
            item.setOnAction(_ -> {
                text.replaceSelection(field.written());
                text.requestFocus();
            });
            fields.getItems().add(item);
        }
        used.setText(words.of("naming.used"));
        used.setId("naming-used");
        used.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(text, fields, used);
        row.getStyleClass().add("row");
        return row;
    }

    private MenuItem usedItem(String template) {
        MenuItem item = new MenuItem(template);
        // An underscore is no mnemonic here.
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> model.text().set(template));
        return item;
    }

    private void show() {
        Optional<UsageException> refused = model.wrong().get();
        wrong.setText(refused.map(e -> e.getMessage() + ". " + e.remedy()).orElse(""));
        shown(wrong, refused.isPresent());
        NamePreview preview = model.preview().get();
        lines.getChildren().clear();
        shown(lines, refused.isEmpty() && !preview.lines().isEmpty());
        int row = 0;
        for (NamedLine line : preview.lines()) {
            lines.addRow(row++, title(line), name(line));
        }
        summary.setText(summary(preview));
        shown(summary, refused.isEmpty());
        used.getItems().setAll(model.used().stream().map(this::usedItem).toList());
        used.setDisable(used.getItems().isEmpty());
    }

    private static void shown(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    private static Label title(NamedLine line) {
        Label title = new Label(line.title());
        title.getStyleClass().add("hint");
        title.setMaxWidth(320);
        return title;
    }

    private Label name(NamedLine line) {
        String mark = line.mark().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String note = line.mark() == NamedLine.Mark.AS_WRITTEN || line.mark() == NamedLine.Mark.REFUSED
                ? ""
                : "   " + words.of("naming.mark." + mark);
        Label name = new Label(line.name() + note);
        name.setWrapText(line.mark() == NamedLine.Mark.REFUSED);
        switch (line.mark()) {
            case AS_WRITTEN -> name.getStyleClass().add("name");
            case NUMBERED, KEPT -> {
                name.getStyleClass().add("warning");
                name.setGraphic(new FontIcon(Feather.INFO));
            }
            case REFUSED -> {
                name.getStyleClass().add("wrong");
                name.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
            }
        }
        return name;
    }

    private String summary(NamePreview preview) {
        if (preview.all() == 0) {
            return words.of("naming.none-chosen");
        }
        StringBuilder said = new StringBuilder(words.of("naming.all", preview.all()));
        if (preview.refused() > 0) {
            said.append(' ').append(words.of("naming.refused", preview.refused()));
        }
        if (preview.numbered() > 0) {
            said.append(' ').append(words.of("naming.numbered", preview.numbered()));
        }
        if (preview.kept() > 0) {
            said.append(' ').append(words.of("naming.kept", preview.kept()));
        }
        return said.toString();
    }
}
