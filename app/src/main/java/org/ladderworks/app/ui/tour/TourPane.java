package org.ladderworks.app.ui.tour;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.ui.words.Words;

/** The step of the tour, told beneath the room, with a ring around the control that does it. */
public final class TourPane {
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    /** Until a room that was just shown is laid out. */
    private static final Duration LAID_OUT = Duration.millis(250);

    private final TourViewModel model;
    private final Words words;
    private final Consumer<String> show;
    private final HBox root = new HBox();
    private final PauseTransition later = new PauseTransition(LAID_OUT);
    private Optional<Node> pointed = Optional.empty();

    /** @param show shows a room, by its id */
    public TourPane(TourViewModel model, Words words, Consumer<String> show) {
        this.model = model;
        this.words = words;
        this.show = show;
        Label place = new Label();
        place.getStyleClass().add("beneath");
        Label what = new Label();
        what.setId("tour-step");
        what.getStyleClass().add("what");
        what.setWrapText(true);
        Label how = new Label();
        how.setWrapText(true);
        how.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        VBox texts = new VBox(place, what, how);
        texts.getStyleClass().add("texts");
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        Button there = button("tour-show", () -> show.accept(model.step().get().room()));
        Button act = button("tour-do", this::act);
        act.getStyleClass().add(Styles.ACCENT);
        Button leave = button("tour-leave", model::leave);
        root.setId("tour");
        root.getStyleClass().addAll("notice", "tour");
        root.getChildren().setAll(new FontIcon(Feather.COMPASS), texts, there, act, leave);
        later.setOnFinished(_ -> point());
        model.step().subscribe(step -> {
            boolean on = step != TourStep.OFF;
            root.setVisible(on);
            root.setManaged(on);
            if (on) {
                place.setText(words.of("tour.place", step.number(), words.of("room." + step.room())));
                what.setText(words.of("tour." + step.key()));
                how.setText(words.of("tour." + step.key() + ".how"));
                act.setVisible(step.canBeDone());
                act.setManaged(step.canBeDone());
                leave.setText(words.of(step == TourStep.DONE ? "tour.end" : "tour.leave"));
            }
            again();
        });
    }

    public Node node() {
        return root;
    }

    /** Another room is shown. */
    public void again() {
        unpoint();
        later.playFromStart();
    }

    private Button button(String id, Runnable action) {
        Button button = new Button(words.of(id.replace('-', '.')));
        button.setId(id);
        button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** In the room where it happens, so that the operator sees it. */
    private void act() {
        show.accept(model.step().get().room());
        model.doIt();
    }

    /** At the control where it is shown, else at the room that it is in. */
    private void point() {
        unpoint();
        TourStep step = model.step().get();
        if (step != TourStep.OFF && root.getScene() != null) {
            Node control = root.getScene().lookup(step.control());
            Node at = control == null ? root.getScene().lookup("#room-" + step.room()) : control;
            if (at != null) {
                at.pseudoClassStateChanged(POINTED, true);
                pointed = Optional.of(at);
            }
        }
    }

    private void unpoint() {
        pointed.ifPresent(node -> node.pseudoClassStateChanged(POINTED, false));
        pointed = Optional.empty();
    }
}
