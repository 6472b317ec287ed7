package org.ladderworks.app.ui.shell;

import java.util.Set;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Whether a key belongs to the text that is being written, and to no command. */
enum TextKeys {
    NO_TEXT,
    TEXT;

    /** What a text field does by itself with the shortcut key. */
    private static final Set<KeyCode> EDITING =
            Set.of(KeyCode.A, KeyCode.C, KeyCode.V, KeyCode.X, KeyCode.Y, KeyCode.Z);

    static TextKeys of(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl ? TEXT : NO_TEXT;
    }

    boolean takes(KeyEvent event) {
        boolean plain = !event.isShortcutDown()
                && !event.isAltDown()
                && !event.getCode().isFunctionKey();
        return this == TEXT && (plain || EDITING.contains(event.getCode()));
    }
}
