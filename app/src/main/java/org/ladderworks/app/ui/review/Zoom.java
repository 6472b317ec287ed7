package org.ladderworks.app.ui.review;

/** How large pictures are shown. */
public enum Zoom {
    /** As large as there is room. */
    FIT(0),
    /** A pixel of the picture is one of the screen. */
    ONE(1),
    TWO(2),
    FOUR(4),
    EIGHT(8);

    private final int factor;

    Zoom(int factor) {
        this.factor = factor;
    }

    /** Pixels of the screen for one of the picture; 0 where it fits. */
    public int factor() {
        return factor;
    }

    /** The next larger one. */
    public Zoom in() {
        return switch (this) {
            case FIT -> ONE;
            case ONE -> TWO;
            case TWO -> FOUR;
            case FOUR, EIGHT -> EIGHT;
        };
    }

    /** The next smaller one. */
    public Zoom out() {
        return switch (this) {
            case FIT, ONE -> FIT;
            case TWO -> ONE;
            case FOUR -> TWO;
            case EIGHT -> FOUR;
        };
    }
}
