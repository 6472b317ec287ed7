package org.ladderworks.app.ui.ladder;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.ui.words.Words;

/** A text to be read and copied, in place of the figures. */
final class ReadingPane {
    private static final int ROWS = 18;

    private final Words words;
    private final Label heading = new Label();
    private final Label how = new Label();
    private final TextArea text = new TextArea();
    private final VBox root;

    /** @param back shows the figures again */
    ReadingPane(Words words, Runnable back) {
        this.words = words;
        heading.getStyleClass().add("heading");
        how.getStyleClass().add("hint");
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        text.setId("reading-text");
        text.setEditable(false);
        text.getStyleClass().add("code");
        text.setPrefRowCount(ROWS);
        VBox.setVgrow(text, Priority.ALWAYS);
        Button copy = new Button(words.of("ladder.reading.copy"), new FontIcon(Feather.COPY));
        copy.setId("copy-reading");
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text.getText());
            Clipboard.getSystemClipboard().setContent(content);
        });
        Button close = new Button(words.of("ladder.reading.close"), new FontIcon(Feather.ARROW_LEFT));
        close.setId("close-reading");
        close.setOnAction(_ -> back.run());
        HBox buttons = new HBox(close, copy);
        buttons.getStyleClass().add("price-line");
        root = new VBox(heading, how, text, buttons);
        root.getStyleClass().add("section");
        VBox.setVgrow(root, Priority.ALWAYS);
    }

    Node node() {
        return root;
    }

    void show(Reading reading) {
        String key = "ladder." + reading.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        heading.setText(words.of(key));
        how.setText(words.of(key + ".how"));
        text.setAccessibleText(words.of(key));
        text.setText(reading.text());
        text.setScrollTop(0);
    }
}
