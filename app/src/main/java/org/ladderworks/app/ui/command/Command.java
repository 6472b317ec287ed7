package org.ladderworks.app.ui.command;

import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Something that can be done.
 *
 * @param id stable, of letters and hyphens; the button's is the same
 * @param label what the operator reads
 * @param keys that do it too
 * @param impossible true while it cannot be done
 */
public record Command(
        String id,
        String label,
        Ikon icon,
        Optional<KeyCombination> keys,
        ObservableBooleanValue impossible,
        Runnable action) {
    /** Does it, where it can be done. */
    public void run() {
        if (!impossible.get()) {
            action.run();
        }
    }

    /** With its label. */
    public Button button() {
        Button button = new Button(label, new FontIcon(icon));
        button.setId(id);
        button.disableProperty().bind(impossible);
        button.setOnAction(_ -> run());
        keys.ifPresent(combination -> button.setTooltip(new Tooltip(label + "  " + combination.getDisplayText())));
        return button;
    }

    public MenuItem menuItem() {
        // Not as the menu's accelerator: the window has the keys, and would do it twice.
        String shown = keys.map(combination -> label + "  (" + combination.getDisplayText() + ")")
                .orElse(label);
        MenuItem item = new MenuItem(shown, new FontIcon(icon));
        item.setId("menu-" + id);
        item.disableProperty().bind(impossible);
        item.setOnAction(_ -> run());
        return item;
    }
}
