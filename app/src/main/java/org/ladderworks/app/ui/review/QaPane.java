package org.ladderworks.app.ui.review;

import atlantafx.base.theme.Styles;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.library.Remark;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.Verdict;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.library.StatusLook;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.words.Words;

/** What is said of the title: remarks at their moments, the verdict, and those before it. */
final class QaPane {
    private static final double LEAST_WIDTH = 290;
    private static final double CELL_EDGES = 36;

    private final ReviewViewModel model;
    private final QaViewModel qa;
    private final Words words;
    private final ListView<Remark> remarks = new ListView<>();
    private final TextField remark = new TextField();
    private final VBox history = new VBox();
    private final ScrollPane scroll = new ScrollPane();

    QaPane(ReviewViewModel model, Words words, List<Command> verdicts) {
        this.model = model;
        this.qa = model.qa();
        this.words = words;
        Label name = new Label();
        name.getStyleClass().addAll(Styles.TITLE_4, "review-name");
        name.setWrapText(true);
        name.textProperty()
                .bind(qa.title()
                        .map(title -> title.map(each -> each.details().name()).orElse("")));
        Label status = new Label();
        status.setId("review-status");
        qa.title()
                .subscribe(title -> title.map(Title::status)
                        .ifPresentOrElse(now -> StatusLook.show(status, now, words), () -> status.setText("")));
        VBox head = new VBox(name, status);
        head.visibleProperty().bind(qa.title().map(Optional::isPresent));
        head.managedProperty().bind(head.visibleProperty());
        VBox box = new VBox(head, said(), verdict(verdicts), past());
        box.getStyleClass().add("publish-pane");
        box.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> qa.title().get().isEmpty(), qa.title()));
        scroll.setContent(box);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinWidth(LEAST_WIDTH);
        scroll.setId("qa-pane");
    }

    Node node() {
        return scroll;
    }

    /** Something is to be said of the frame that is seen. */
    void write() {
        remark.requestFocus();
    }

    private Node said() {
        remarks.setId("remarks");
        remarks.setItems(qa.remarks());
        remarks.setAccessibleText(words.of("review.remarks"));
        remarks.setCellFactory(_ -> new RemarkCell());
        remarks.setPrefHeight(210);
        // The rate of their time codes is known with the facts.
        model.screen().facts().addListener((_, _, _) -> remarks.refresh());
        remarks.getStyleClass().add(Styles.DENSE);
        Label none = new Label(words.of("review.remarks.none"));
        none.getStyleClass().add("hint");
        none.setWrapText(true);
        remarks.setPlaceholder(none);
        remarks.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Remark chosen = remarks.getSelectionModel().getSelectedItem();
            if (chosen != null && event.getCode() == KeyCode.DELETE) {
                qa.unsay(chosen);
                event.consume();
            } else if (chosen != null && event.getCode() == KeyCode.ENTER) {
                model.screen().seek(chosen.words().at());
                event.consume();
            }
        });
        remark.setId("remark");
        remark.setPromptText(words.of("review.remark.prompt"));
        remark.setAccessibleText(words.of("review.remark"));
        remark.textProperty().bindBidirectional(qa.text());
        remark.setOnAction(_ -> qa.say(
                model.screen().position().get(),
                model.screen().mode().get().isOfTwo()
                        ? model.screen().choice().firstName() + " / "
                                + model.screen().choice().secondName()
                        : model.screen().choice().firstName()));
        return section("review.remarks", remarks, remark);
    }

    private Node verdict(List<Command> commands) {
        TextField author = new TextField();
        author.setId("reviewer");
        author.textProperty().bindBidirectional(qa.author());
        TextArea reason = new TextArea();
        reason.setId("reason");
        reason.setWrapText(true);
        reason.setPrefRowCount(2);
        reason.setPromptText(words.of("review.reason.prompt"));
        reason.textProperty().bindBidirectional(qa.reason());
        HBox buttons = new HBox();
        buttons.getStyleClass().add("row");
        for (Command command : commands) {
            Button button = command.button();
            button.getStyleClass().add(command.id().equals("approve") ? Styles.SUCCESS : Styles.DANGER);
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
            buttons.getChildren().add(button);
        }
        return section("review.verdict", field("review.reviewer", author), field("review.reason", reason), buttons);
    }

    private Node past() {
        history.getStyleClass().add("verdicts");
        history.setId("verdicts");
        Node section = section("review.history", history);
        section.visibleProperty().bind(Bindings.isNotEmpty(qa.verdicts()));
        section.managedProperty().bind(section.visibleProperty());
        qa.verdicts().addListener((ListChangeListener<Verdict>) _ -> fill());
        return section;
    }

    private void fill() {
        history.getChildren().setAll(qa.verdicts().stream().map(this::line).toList());
    }

    private Node line(Verdict verdict) {
        Label what = new Label(
                words.of(
                        verdict.approved() ? "review.history.approved" : "review.history.rejected",
                        verdict.author(),
                        Shown.moment(
                                verdict.given(),
                                ZoneId.systemDefault(),
                                LocalDate.now(ZoneId.systemDefault()),
                                words.locale())),
                new FontIcon(verdict.approved() ? Feather.THUMBS_UP : Feather.THUMBS_DOWN));
        what.getStyleClass().addAll("status", verdict.approved() ? "status-approved" : "status-failed");
        what.setWrapText(true);
        Label why = new Label(verdict.reason());
        why.setWrapText(true);
        why.getStyleClass().add("hint");
        why.setManaged(!verdict.reason().isEmpty());
        return new VBox(what, why);
    }

    private Node field(String key, TextInputControl control) {
        Label label = new Label(words.of(key));
        label.getStyleClass().add("field-label");
        label.setLabelFor(control);
        control.setAccessibleText(words.of(key));
        return new VBox(label, control);
    }

    private VBox section(String key, Node... content) {
        Label heading = new Label(words.of(key));
        heading.getStyleClass().add("heading");
        VBox section = new VBox();
        section.getStyleClass().add("section");
        section.getChildren()
                .setAll(Stream.concat(Stream.of(heading), Stream.of(content)).toList());
        return section;
    }

    private final class RemarkCell extends ListCell<Remark> {
        private final Label moment = new Label();
        private final Label by = new Label();
        private final Label what = new Label();
        private final Button away = new Button("", new FontIcon(Feather.X));
        private final VBox face;

        RemarkCell() {
            moment.getStyleClass().add("name");
            by.getStyleClass().add("beneath");
            what.setWrapText(true);
            // A list asks for heights before it gives widths.
            what.prefWidthProperty().bind(remarks.widthProperty().subtract(CELL_EDGES));
            what.setMinHeight(Region.USE_PREF_SIZE);
            away.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
            away.setAccessibleText(words.of("review.unsay"));
            away.setFocusTraversable(false);
            away.setOnAction(_ -> {
                if (getItem() != null) {
                    qa.unsay(getItem());
                }
            });
            Region between = new Region();
            HBox.setHgrow(between, Priority.ALWAYS);
            HBox top = new HBox(moment, by, between, away);
            top.getStyleClass().add("row");
            face = new VBox(top, what);
            face.setMaxWidth(Double.MAX_VALUE);
            // A list gives its cells the width that they want, and scrolls sideways.
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && getItem() != null) {
                    model.screen().seek(getItem().words().at());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Remark item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
            } else {
                moment.setText(model.screen().timecode(item.words().at()));
                by.setText(item.words().author());
                what.setText(item.words().text());
                setGraphic(face);
            }
        }
    }
}
