package org.ladderworks.app.ui.review;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.ladderworks.app.ui.command.Command;

/** A command as a button that shows its sign alone; its label is said by the tooltip. */
final class SignButton {
    private SignButton() {}

    static Button of(Command command) {
        Button button = command.button();
        button.setText("");
        button.setAccessibleText(command.label());
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        if (button.getTooltip() == null) {
            button.setTooltip(new Tooltip(command.label()));
        }
        return button;
    }
}
