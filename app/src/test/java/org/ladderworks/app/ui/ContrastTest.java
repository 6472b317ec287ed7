package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class ContrastTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;

    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    @DisplayName("ratios are those of WCAG")
    void ratios() {
        assertThat(Contrast.ratio(Color.BLACK, Color.WHITE)).isCloseTo(21, within(0.001));
        assertThat(Contrast.ratio(Color.WHITE, Color.WHITE)).isEqualTo(1);
        // The greys next to 4.5 on white.
        assertThat(Contrast.ratio(Color.web("#767676"), Color.WHITE)).isGreaterThan(4.5);
        assertThat(Contrast.ratio(Color.web("#777777"), Color.WHITE)).isLessThan(4.5);
    }

    @Test
    @DisplayName("grey on white that is too light is found, in labels, prompts and half transparent texts")
    void found() throws Exception {
        TextField field = new TextField();
        field.setPromptText("a prompt");
        field.setStyle("-fx-prompt-text-fill: #999999; -fx-background-color: white");
        Node faint = label("faint", "-fx-text-fill: black");
        faint.setOpacity(0.4);
        assertThat(poor(label("grey", "-fx-text-fill: #777777"), field, faint))
                .hasSize(3)
                .anyMatch(told -> told.contains("4.48 of 4.5") && told.endsWith(": grey"))
                .anyMatch(told -> told.endsWith(": a prompt"))
                .anyMatch(told -> told.endsWith(": faint"));
    }

    @Test
    @DisplayName("what stands out, is large, cannot be used or is not seen is not told")
    void well() throws Exception {
        Node off = label("off", "-fx-text-fill: #dddddd");
        off.setDisable(true);
        Node gone = label("gone", "-fx-text-fill: #dddddd");
        gone.setVisible(false);
        assertThat(poor(
                        label("well", "-fx-text-fill: #767676"),
                        label("on black", "-fx-text-fill: #777777; -fx-background-color: black"),
                        label("large", "-fx-text-fill: #777777; -fx-font-size: 24px"),
                        off,
                        gone))
                .isEmpty();
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.setStyle(style);
        return label;
    }

    private static List<String> poor(Node... nodes) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    VBox root = new VBox(nodes);
                    root.setStyle("-fx-background-color: white");
                    Scene scene = new Scene(root, WIDTH, HEIGHT);
                    WritableImage image = scene.snapshot(null);
                    int[] pixels = new int[WIDTH * HEIGHT];
                    image.getPixelReader()
                            .getPixels(0, 0, WIDTH, HEIGHT, PixelFormat.getIntArgbInstance(), pixels, 0, WIDTH);
                    return Contrast.poor(scene, pixels);
                })
                .get();
    }
}
