package org.ladderworks.app.ui.tour;

import java.util.Locale;

/** A step of the tour: what is to be done, and where in the window. */
public enum TourStep {
    /** Nobody takes it. */
    OFF(0, "", "", false),
    /** The sample is made and looked at. */
    SAMPLE(1, "library", "#titles", false),
    ENCODE(2, "library", "#encode", true),
    /** The queue works on it. */
    ENCODING(3, "queue", "#jobs", false),
    TARGET(4, "publish", "#add-target", true),
    PUBLISH(5, "publish", "#publish-title", true),
    /** It is sent. */
    PUBLISHING(6, "publish", "#publish-title", false),
    DONE(7, "publish", "#publish-history", false);

    private final int number;
    private final String room;
    private final String control;
    private final boolean canBeDone;

    TourStep(int number, String room, String control, boolean canBeDone) {
        this.number = number;
        this.room = room;
        this.control = control;
        this.canBeDone = canBeDone;
    }

    /** From 1. */
    public int number() {
        return number;
    }

    /** Id of the room that it happens in. */
    public String room() {
        return room;
    }

    /** The control that does it, as the scene finds it. */
    public String control() {
        return control;
    }

    /** True where something is to be pressed, which the program can do as well. */
    public boolean canBeDone() {
        return canBeDone;
    }

    /** Part of the keys of its texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
