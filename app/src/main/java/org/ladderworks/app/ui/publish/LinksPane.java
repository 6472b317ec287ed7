package org.ladderworks.app.ui.publish;

import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.title.Commit;

/** What the title is played by, to be copied. */
final class LinksPane {
    private final HistoryViewModel history;
    private final TargetsViewModel targets;
    private final Words words;
    private final VBox lines = new VBox();
    private final VBox root = new VBox();

    LinksPane(HistoryViewModel history, TargetsViewModel targets, Words words) {
        this.history = history;
        this.targets = targets;
        this.words = words;
        Label heading = new Label(words.of("publish.links"));
        heading.getStyleClass().add("heading");
        lines.getStyleClass().add("section");
        lines.setId("links");
        root.getStyleClass().add("section");
        root.getChildren().setAll(heading, lines);
        history.links().addListener((ListChangeListener<PlayLink>) _ -> show());
        history.commits().addListener((ListChangeListener<Commit>) _ -> show());
        history.linksEnd().addListener((_, _, _) -> show());
        history.trouble().addListener((_, _, _) -> show());
        targets.chosen().addListener((_, _, _) -> show());
        show();
    }

    Node node() {
        return root;
    }

    private void show() {
        List<Node> all = new ArrayList<>();
        history.links().forEach(link -> all.add(line(link)));
        history.linksEnd().get().ifPresent(end -> all.add(hint(words.of("publish.links.until", time(end)))));
        if (all.isEmpty()) {
            all.add(hint(why()));
        }
        lines.getChildren().setAll(all);
    }

    private String why() {
        boolean seen = targets.chosen().get().flatMap(SavedTarget::delivery).isPresent();
        if (targets.chosen().get().isPresent() && !seen) {
            return words.of("publish.links.no-address");
        }
        return history.commits().isEmpty()
                ? words.of("publish.links.none")
                : history.trouble()
                        .get()
                        .map(trouble -> trouble.code().label() + "  "
                                + words.error(trouble).text())
                        .orElseGet(() -> words.of("publish.links.none"));
    }

    private String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(words.locale())
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }

    private Node line(PlayLink link) {
        String id = link.entrance().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String called = PublishText.of(link.entrance(), words);
        TextField address = new TextField(link.address());
        address.setEditable(false);
        address.setId("link-" + id);
        address.setAccessibleText(called);
        HBox.setHgrow(address, Priority.ALWAYS);
        Label label = new Label(called);
        label.setLabelFor(address);
        label.getStyleClass().add("field-label");
        Button copy = new Button("", new FontIcon(Feather.COPY));
        copy.setId("copy-" + id);
        copy.getStyleClass().add(Styles.BUTTON_ICON);
        copy.setAccessibleText(words.of("publish.links.copy", called));
        copy.setTooltip(new Tooltip(words.of("publish.links.copy", called)));
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(link.address());
            Clipboard.getSystemClipboard().setContent(content);
        });
        HBox row = new HBox(address, copy);
        row.getStyleClass().add("row");
        return new VBox(label, row);
    }

    private static Label hint(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("hint");
        return label;
    }
}
