package org.ladderworks.app.ui.library;

import java.util.Locale;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.ui.words.Words;

/** A status as a sign and a word: no colour alone says anything. */
public final class StatusLook {
    private StatusLook() {}

    /** Its word. */
    public static String word(TitleStatus status, Words words) {
        return words.of("status." + key(status));
    }

    static Label label(TitleStatus status, Words words) {
        Label label = new Label();
        show(label, status, words);
        return label;
    }

    /** Has a label say it. */
    public static void show(Label label, TitleStatus status, Words words) {
        label.setText(word(status, words));
        if (!(label.getGraphic() instanceof FontIcon sign && icon(status).equals(sign.getIconCode()))) {
            label.setGraphic(new FontIcon(icon(status)));
        }
        label.getStyleClass().removeIf(style -> style.startsWith("status"));
        label.getStyleClass().addAll("status", "status-" + key(status));
    }

    private static String key(TitleStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Feather icon(TitleStatus status) {
        return switch (status) {
            case NEW -> Feather.CIRCLE;
            case ENCODING -> Feather.LOADER;
            case TO_REVIEW -> Feather.EYE;
            case APPROVED -> Feather.THUMBS_UP;
            case REJECTED -> Feather.THUMBS_DOWN;
            case PUBLISHED -> Feather.GLOBE;
            case FAILED -> Feather.ALERT_TRIANGLE;
        };
    }
}
