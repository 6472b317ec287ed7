package org.ladderworks.app.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The texts of a window that are not there as a whole: shortened to an ellipsis, or reaching beyond what can be seen without
 * scrolling up or down. A user's own text, such as the name of a title, may be shortened where a tooltip has all of it.
 */
final class CutTexts {
    /** Places are rounded to whole pixels. */
    private static final double ROUNDING = 1.5;

    private final Set<String> ours;
    private final List<String> cut = new ArrayList<>();

    private CutTexts() {
        ResourceBundle words = ResourceBundle.getBundle(
                "org.ladderworks.app.ui.words.studio",
                Locale.getDefault(Locale.Category.DISPLAY),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        ours = words.keySet().stream().map(words::getString).collect(Collectors.toSet());
    }

    /** Each in words. */
    static List<String> of(Scene scene) {
        CutTexts texts = new CutTexts();
        SeenText.of(scene).forEach(seen -> texts.look(seen, scene));
        texts.prompts(scene.getRoot());
        return texts.cut;
    }

    private void look(SeenText seen, Scene scene) {
        if (!(seen.text().getParent() instanceof Labeled labeled) || labeled.getText() == null) {
            return;
        }
        String whole = labeled.isMnemonicParsing() ? labeled.getText().replace("_", "") : labeled.getText();
        String shown = seen.text().getText();
        if (!shown.equals(whole) && !isTold(labeled)) {
            cut.add("\"" + shown + "\" for \"" + whole + "\"" + place(labeled));
        }
        Optional<Node> edge = beyond(seen.text(), scene);
        edge.ifPresent(node -> cut.add("\"" + whole + "\" reaches beyond " + node + place(labeled)));
    }

    private boolean isTold(Labeled labeled) {
        if (ours.contains(labeled.getText())) {
            return false;
        }
        for (Node each = labeled; each != null; each = each.getParent()) {
            if (tooltip(each).filter(text -> text.contains(labeled.getText())).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> tooltip(Node node) {
        Object installed = node.getProperties().get("javafx.scene.control.Tooltip");
        Tooltip tooltip = node instanceof Control control && control.getTooltip() != null
                ? control.getTooltip()
                : installed instanceof Tooltip other ? other : null;
        return Optional.ofNullable(tooltip).map(Tooltip::getText);
    }

    /** What hides a part of it, if anything does. What is scrolled up and down hides nothing. */
    private static Optional<Node> beyond(Text text, Scene scene) {
        Bounds place = text.localToScene(text.getLayoutBounds());
        boolean scrolled = false;
        for (Node each = text.getParent(); each != null; each = each.getParent()) {
            scrolled |= each.getStyleClass().contains("viewport")
                    || each.getStyleClass().contains("clipped-container");
            Bounds edge = each.localToScene(each.getLayoutBounds());
            boolean beside = place.getMinX() < edge.getMinX() - ROUNDING || place.getMaxX() > edge.getMaxX() + ROUNDING;
            boolean above = place.getMinY() < edge.getMinY() - ROUNDING || place.getMaxY() > edge.getMaxY() + ROUNDING;
            if (beside || (above && !scrolled && each.getClip() != null)) {
                return Optional.of(each);
            }
        }
        boolean beneath = !scrolled && place.getMaxY() > scene.getHeight() + ROUNDING;
        return beneath ? Optional.of(scene.getRoot()) : Optional.empty();
    }

    private void prompts(Node node) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof TextField field && field.getText().isEmpty() && field.getPromptText() != null) {
            Text prompt = new Text(field.getPromptText());
            prompt.setFont(field.getFont());
            double room = field.getWidth()
                    - field.getInsets().getLeft()
                    - field.getInsets().getRight();
            if (prompt.getLayoutBounds().getWidth() > room + ROUNDING) {
                cut.add("the prompt \"" + field.getPromptText() + "\"" + place(field));
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::prompts);
        }
    }

    private static String place(Node node) {
        StringBuilder place = new StringBuilder(" in ");
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getId() != null && !(each instanceof FontIcon)) {
                return place.append('#').append(each.getId()).toString();
            }
        }
        return place.append("the window").toString();
    }
}
