package org.ladderworks.app.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.ui.notice.Mishap;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.notice.Notices;
import org.ladderworks.app.ui.words.SaidError;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.app.ui.workbench.Workbench;

/** What the window has to tell: beneath the room, and in nobody's way. */
final class NoticeBar {
    private static final Duration DONE_STAYS = Duration.seconds(8);

    private final VBox root = new VBox();
    private final Map<Notice, Node> lines = new HashMap<>();
    private final Notices notices;
    private final Words words;

    NoticeBar(Workbench bench) {
        this.notices = bench.notices();
        this.words = bench.words();
        root.setId("notices");
        root.getStyleClass().add("notices");
        notices.shown().addListener((ListChangeListener<Notice>) _ -> show());
        show();
    }

    Node node() {
        return root;
    }

    private void show() {
        // A line that is there stays, with the rest of its time.
        lines.keySet().retainAll(Set.copyOf(notices.shown()));
        List<Node> now = notices.shown().stream()
                .map(notice -> lines.computeIfAbsent(notice, this::line))
                .toList();
        root.getChildren().setAll(now);
        root.setVisible(!now.isEmpty());
        root.setManaged(!now.isEmpty());
    }

    private Node line(Notice notice) {
        SaidError said = said(notice, words);
        Label what = line(notice.code().map(code -> code + "  ").orElse("") + said.what());
        what.getStyleClass().add("what");
        VBox texts = new VBox(what);
        texts.getStyleClass().add("texts");
        if (!said.remedy().isEmpty()) {
            texts.getChildren().add(line(said.remedy()));
        }
        if (!said.detail().isEmpty()) {
            Label detail = line(said.detail());
            detail.getStyleClass().add("detail");
            texts.getChildren().add(detail);
        }
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox line = new HBox(new FontIcon(icon(notice.kind())), texts);
        line.getStyleClass().addAll("notice", notice.kind().name().toLowerCase(java.util.Locale.ROOT));
        notice.offer().ifPresent(offer -> {
            Button button = new Button(offer.label());
            button.setOnAction(_ -> {
                notices.dismiss(notice);
                offer.action().run();
            });
            line.getChildren().add(button);
        });
        if (notice.kind() != Notice.Kind.DONE) {
            line.getChildren().add(flat(Feather.COPY, words.of("notice.copy"), () -> copy(notice)));
        } else {
            PauseTransition over = new PauseTransition(DONE_STAYS);
            over.setOnFinished(_ -> {
                if (root.getChildren().contains(line)) {
                    notices.dismiss(notice);
                }
            });
            over.play();
        }
        line.getChildren().add(flat(Feather.X, words.of("notice.dismiss"), () -> notices.dismiss(notice)));
        return line;
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        // The room above gives way: what is told is told whole.
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Button flat(Feather icon, String label, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setAccessibleText(label);
        button.setTooltip(new Tooltip(label));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** In the language of the window. */
    static SaidError said(Notice notice, Words words) {
        return notice.code()
                .map(code -> words.error(code, notice.what(), notice.remedy()))
                .orElseGet(() -> new SaidError(
                        words.kept(notice.what(), Mishap.values()), words.kept(notice.remedy(), Mishap.values()), ""));
    }

    private static Feather icon(Notice.Kind kind) {
        return switch (kind) {
            case DONE -> Feather.CHECK_CIRCLE;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case ERROR -> Feather.ALERT_OCTAGON;
        };
    }

    private static void copy(Notice notice) {
        ClipboardContent content = new ClipboardContent();
        content.putString(notice.asText());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
