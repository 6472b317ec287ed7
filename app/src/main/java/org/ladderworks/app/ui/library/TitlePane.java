package org.ladderworks.app.ui.library;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.library.SourceFacts;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.Trouble;
import org.ladderworks.app.ui.words.SaidError;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.error.UsageException;

/** What is known of the chosen title, and what the operator says of it: kept when a field is left. */
final class TitlePane {
    private static final double LEAST_WIDTH = 320;
    private static final double PICTURE_WIDTH = 284;
    private static final double PICTURE_HEIGHT = 160;

    private final LibraryViewModel model;
    private final Words words;
    private final VBox root = new VBox();
    private final ScrollPane scroll = new ScrollPane(root);
    private final ImageView picture = new ImageView();
    private final TextField name = new TextField();
    private final TextField tags = new TextField();
    private final TextArea description = new TextArea();
    private final Label wrong = new Label();
    private final VBox facts = new VBox();
    private final VBox protection = new VBox();
    private final Label reviewed = new Label();
    private final VBox form;
    private final TextField tagForAll = new TextField();
    private @Nullable Title current;

    TitlePane(LibraryViewModel model, Words words) {
        this.model = model;
        this.words = words;
        picture.setFitWidth(PICTURE_WIDTH);
        picture.setFitHeight(PICTURE_HEIGHT);
        picture.setPreserveRatio(true);
        StackPane frame = new StackPane(picture);
        frame.getStyleClass().add("picture");
        frame.setMinHeight(PICTURE_HEIGHT);
        frame.setMinWidth(0);
        description.setWrapText(true);
        description.setPrefRowCount(4);
        wrong.getStyleClass().add("wrong");
        wrong.setWrapText(true);
        facts.getStyleClass().add("facts");
        form = new VBox(
                frame,
                field("name", name),
                field("tags", tags),
                field("description", description),
                wrong,
                reviewed,
                facts,
                protection);
        reviewed.setId("title-reviewed");
        reviewed.setWrapText(true);
        model.reviewed().subscribe(now -> tell(now));
        protection.setId("title-protection");
        protection.getStyleClass().add("facts");
        model.protection()
                .subscribe(now -> protection
                        .getChildren()
                        .setAll(now.map(of -> fact("protection", ProtectionText.of(of, words))).stream()
                                .toList()));
        form.getStyleClass().add("form");
        tags.setPromptText(words.of("library.field.tags.prompt"));
        tagForAll.setPromptText(words.of("library.tag-all"));
        tagForAll.setId("tag-all");
        tagForAll.setOnAction(_ -> tagAll());
        root.getStyleClass().add("title-pane");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setId("title-pane");
        scroll.setMinWidth(LEAST_WIDTH);
        model.selected().subscribe(this::show);
    }

    Node node() {
        return scroll;
    }

    private VBox field(String key, TextInputControl control) {
        control.setId("title-" + key);
        control.setAccessibleText(words.of("library.field." + key));
        control.focusedProperty().subscribe(focused -> {
            if (!focused) {
                keep();
            }
        });
        control.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(control, event));
        Label label = new Label(words.of("library.field." + key));
        label.setLabelFor(control);
        label.getStyleClass().add("field-label");
        return new VBox(label, control);
    }

    private void pressed(TextInputControl control, KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && (!control.equals(description) || event.isShortcutDown())) {
            keep();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && current != null) {
            fill(current);
            event.consume();
        }
    }

    private void show(List<Title> chosen) {
        if (chosen.size() == 1) {
            Title next = chosen.getFirst();
            if (current != null && current.id() == next.id() && isBeingWritten()) {
                // What is being written stays; the rest is shown as it has become.
                boolean unwritten = isAsKept(current);
                current = next;
                if (unwritten) {
                    fill(next);
                } else {
                    showFacts(next);
                }
                return;
            }
            keep();
            current = next;
            fill(next);
            root.getChildren().setAll(form);
        } else {
            keep();
            current = null;
            root.getChildren().setAll(chosen.isEmpty() ? List.of(hint(words.of("library.none-chosen"))) : many(chosen));
        }
    }

    private boolean isAsKept(Title title) {
        return name.getText().equals(title.details().name())
                && tags.getText().equals(String.join(", ", title.details().tags()))
                && description.getText().equals(title.details().description());
    }

    private boolean isBeingWritten() {
        return name.isFocused() || tags.isFocused() || description.isFocused();
    }

    private List<Node> many(List<Title> chosen) {
        Label count =
                new Label(words.of("library.many-chosen", model.selection().size()));
        count.getStyleClass().add(Styles.TITLE_4);
        java.time.Duration all = chosen.stream()
                .flatMap(title -> title.facts().flatMap(SourceFacts::duration).stream())
                .reduce(java.time.Duration.ZERO, java.time.Duration::plus);
        return List.of(
                count,
                hint(
                        chosen.size() == model.selection().size()
                                ? words.of("library.many-length", Shown.length(all))
                                : ""),
                tagForAll);
    }

    private void tagAll() {
        Set<String> added = split(tagForAll.getText());
        try {
            var _ = new TitleDetails("x", "", List.copyOf(added));
            tagForAll.pseudoClassStateChanged(Styles.STATE_DANGER, false);
            if (!added.isEmpty()) {
                model.tagSelected(added);
                tagForAll.clear();
            }
        } catch (UsageException e) {
            tagForAll.pseudoClassStateChanged(Styles.STATE_DANGER, true);
        }
    }

    private static Set<String> split(String tags) {
        return Arrays.stream(tags.split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Label hint(String text) {
        Label hint = new Label(text);
        hint.setWrapText(true);
        hint.getStyleClass().add("hint");
        return hint;
    }

    private void fill(Title title) {
        name.setText(title.details().name());
        tags.setText(String.join(", ", title.details().tags()));
        description.setText(title.details().description());
        mark(Optional.empty());
        showFacts(title);
    }

    private void showFacts(Title title) {
        var file = model.picture(title.id());
        picture.setImage(
                java.nio.file.Files.exists(file)
                        ? new Image(file.toUri().toString(), PICTURE_WIDTH * 2, 0, true, true, true)
                        : null);
        List<Node> lines = new ArrayList<>();
        title.trouble().ifPresent(trouble -> lines.add(trouble(trouble)));
        if (title.isElsewhere() && title.facts().isEmpty()) {
            lines.add(hint(words.of("library.elsewhere")));
        }
        title.facts().ifPresent(known -> {
            known.warnings().forEach(warning -> lines.add(warning(LibraryText.warning(warning, words))));
            known.duration().ifPresent(length -> lines.add(fact("length", Shown.length(length))));
            known.picture().ifPresent(text -> lines.add(fact("picture", text)));
            lines.add(fact("sound", lined(known.audio())));
            lines.add(fact("text", lined(known.text())));
            lines.add(fact("format", known.format()));
        });
        lines.add(fact("source", title.source()));
        title.making().ifPresent(made -> lines.add(fact("package", made.folder())));
        facts.getChildren().setAll(lines);
    }

    private void tell(Optional<LibraryViewModel.Reviewed> now) {
        reviewed.setText(now.map(qa -> Stream.concat(
                                qa.verdict().stream()
                                        .map(verdict -> words.of(
                                                verdict.approved() ? "review.said.approved" : "review.said.rejected",
                                                verdict.author(),
                                                verdict.reason())),
                                qa.remarks() == 0
                                        ? Stream.empty()
                                        : Stream.of(words.of("review.said.remarks", qa.remarks())))
                        .collect(Collectors.joining("\n")))
                .orElse(""));
        reviewed.setVisible(!reviewed.getText().isEmpty());
        reviewed.setManaged(reviewed.isVisible());
    }

    private String lined(List<String> tracks) {
        return tracks.isEmpty() ? words.of("library.no-tracks") : String.join("\n", tracks);
    }

    private Node fact(String key, String text) {
        Label label = new Label(words.of("library.column." + key));
        label.getStyleClass().add("field-label");
        TextArea value = new TextArea(text);
        value.setEditable(false);
        value.setWrapText(true);
        value.getStyleClass().add("value");
        value.setPrefRowCount(Math.max(1, (int)
                text.lines().mapToLong(line -> 1 + line.length() / 44).sum()));
        value.setAccessibleText(words.of("library.column." + key));
        label.setLabelFor(value);
        return new VBox(label, value);
    }

    private static Node warning(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("warning");
        return label;
    }

    private Node trouble(Trouble trouble) {
        SaidError said = words.error(trouble.code(), trouble.what(), trouble.remedy());
        Label what = new Label(trouble.code() + "  " + said.what());
        what.setWrapText(true);
        what.getStyleClass().add("wrong");
        VBox box = new VBox(what, hint(said.remedy()));
        if (!said.detail().isEmpty()) {
            box.getChildren().add(hint(said.detail()));
        }
        box.getStyleClass().add("trouble");
        return box;
    }

    /** What cannot be is said beneath, and not kept. */
    private void keep() {
        if (current == null) {
            return;
        }
        try {
            TitleDetails wanted =
                    new TitleDetails(name.getText(), description.getText(), List.copyOf(split(tags.getText())));
            mark(Optional.empty());
            if (!wanted.equals(current.details())) {
                model.describe(current.id(), wanted);
            }
        } catch (UsageException e) {
            mark(Optional.of(words.error(e).text()));
        }
    }

    private void mark(Optional<String> problem) {
        wrong.setText(problem.orElse(""));
        wrong.setVisible(problem.isPresent());
        wrong.setManaged(problem.isPresent());
    }
}
