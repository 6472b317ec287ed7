package org.ladderworks.app.ui.queue;

import java.util.Locale;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.job.JobView.Standing;
import org.ladderworks.app.ui.words.Words;

/** Where a job stands, as a sign and a word. */
final class StandingLook {
    private StandingLook() {}

    static String word(Standing standing, Words words) {
        return words.of("standing." + key(standing));
    }

    static void show(Label label, Standing standing, Words words) {
        label.setText(word(standing, words));
        // Jobs are shown anew several times a second: a new sign each time would flicker.
        if (!(label.getGraphic() instanceof FontIcon sign && icon(standing).equals(sign.getIconCode()))) {
            label.setGraphic(new FontIcon(icon(standing)));
        }
        label.getStyleClass().removeIf(style -> style.startsWith("st"));
        label.getStyleClass().addAll("status", "standing-" + key(standing));
    }

    private static String key(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    private static Feather icon(Standing standing) {
        return switch (standing) {
            case WAITING, INTERRUPTED -> Feather.CLOCK;
            case HELD, PAUSED -> Feather.PAUSE;
            case RUNNING -> Feather.LOADER;
            case DONE -> Feather.CHECK_CIRCLE;
            case FAILED -> Feather.ALERT_TRIANGLE;
            case CANCELLED -> Feather.SLASH;
        };
    }
}
