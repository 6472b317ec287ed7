package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.app.ui.words.Words;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class CutTextsTest {
    private static final String LONG = "A name that its owner made far too long for its place";

    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    @DisplayName("a text with an ellipsis is found, and one that is not all on the screen, and a prompt without room")
    void found() throws Exception {
        TextField field = new TextField();
        field.setPromptText(LONG);
        field.resize(80, 30);
        Label beside = new Label("reaches beyond");
        assertThat(cut(place(new Label(LONG), 10, 100), place(beside, 280, 120), place(field, 10, 80)))
                .hasSize(3)
                .anyMatch(told -> told.contains("..."))
                .anyMatch(told -> told.contains("reaches beyond"))
                .anyMatch(told -> told.startsWith("the prompt"));
    }

    @Test
    @DisplayName("a tooltip with all of it excuses a user's text, and none excuses a text of the window's own")
    void tooltips() throws Exception {
        Label theirs = new Label(LONG);
        theirs.setTooltip(new Tooltip(LONG));
        assertThat(cut(place(theirs, 10, 100))).isEmpty();
        Label ours =
                new Label(Words.in(Locale.getDefault(Locale.Category.DISPLAY)).of("library.empty"));
        ours.setTooltip(new Tooltip(ours.getText()));
        assertThat(cut(place(ours, 10, 60))).hasSize(1);
    }

    @Test
    @DisplayName("what is whole, and what is scrolled down to, is well")
    void whole() throws Exception {
        Pane page = new Pane(place(new Label("far down"), 10, 120));
        page.getChildren().getFirst().setLayoutY(900);
        page.setPrefSize(200, 1000);
        ScrollPane scroll = new ScrollPane(page);
        scroll.resizeRelocate(0, 100, 250, 150);
        assertThat(cut(place(new Label("whole"), 10, 120), scroll)).isEmpty();
    }

    private static Node place(Node node, double x, double width) {
        node.resizeRelocate(x, 10, width, 30);
        node.setManaged(false);
        return node;
    }

    private static List<String> cut(Node... nodes) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    Scene scene = new Scene(new Pane(nodes), 300, 300);
                    scene.snapshot(null);
                    return CutTexts.of(scene);
                })
                .get();
    }
}
