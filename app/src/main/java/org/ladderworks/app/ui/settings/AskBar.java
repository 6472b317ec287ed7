package org.ladderworks.app.ui.settings;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Bars that ask and tell beside what they are about, where a dialog would stop everything. */
final class AskBar {
    private AskBar() {}

    /** One beneath the other; each takes no place while it is not shown. */
    static VBox of(Node... bars) {
        VBox box = new VBox(bars);
        box.getStyleClass().add("section");
        return box;
    }

    static HBox line(Node... parts) {
        HBox bar = new HBox(parts);
        bar.getStyleClass().addAll("notice", "warning");
        return bar;
    }

    static void show(Node bar, boolean shown) {
        bar.setVisible(shown);
        bar.setManaged(shown);
    }
}
