package org.ladderworks.app.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A text of a window that can be seen, at least a part of it.
 *
 * @param seen the part, in the scene
 */
record SeenText(Text text, Bounds seen) {
    /** Less than this of a letter is not read. */
    private static final double LEAST = 3;

    /** All of them: of labels, buttons, cells, headers, charts and text fields. Signs are no text. */
    static List<SeenText> of(Scene scene) {
        List<SeenText> all = new ArrayList<>();
        add(scene.getRoot(), new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()), all);
        return all;
    }

    private static void add(Node node, Bounds window, List<SeenText> all) {
        if (!node.isVisible()) {
            return;
        }
        Bounds left = window;
        if (node.getClip() != null) {
            left = shared(window, node.localToScene(node.getClip().getBoundsInParent()));
        }
        if (node instanceof Text text && !(node instanceof FontIcon)) {
            Bounds seen = shared(left, text.localToScene(text.getLayoutBounds()));
            if (!text.getText().isBlank() && seen.getWidth() >= LEAST && seen.getHeight() >= LEAST) {
                all.add(new SeenText(text, seen));
            }
        } else if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                add(child, left, all);
            }
        }
    }

    static Bounds shared(Bounds one, Bounds other) {
        double left = Math.max(one.getMinX(), other.getMinX());
        double top = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(
                left,
                top,
                Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - left),
                Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - top));
    }
}
