package org.ladderworks.engine.overlay;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where in the picture an overlay stands. */
public enum Place {
    TOP_LEFT(Side.START, Side.START),
    TOP(Side.MIDDLE, Side.START),
    TOP_RIGHT(Side.END, Side.START),
    CENTRE(Side.MIDDLE, Side.MIDDLE),
    BOTTOM_LEFT(Side.START, Side.END),
    BOTTOM(Side.MIDDLE, Side.END),
    BOTTOM_RIGHT(Side.END, Side.END);

    private enum Side {
        START,
        MIDDLE,
        END
    }

    private final Side across;
    private final Side down;

    Place(Side across, Side down) {
        this.across = across;
        this.down = down;
    }

    /** As it is written in job files and options. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The place that is written so. */
    public static Optional<Place> named(String id) {
        return Arrays.stream(values()).filter(place -> place.id().equals(id)).findFirst();
    }

    /**
     * The left edge, as an expression of a filter.
     *
     * @param outer the filter's name of the picture's width
     * @param own its name of the overlay's width
     * @param margin in pixels
     */
    String x(String outer, String own, int margin) {
        return edge(across, outer, own, margin);
    }

    /**
     * The upper edge of one of several lines of the same height, likewise.
     *
     * @param line counted from 0
     */
    String y(String outer, String own, int margin, int line, int lines) {
        if (lines == 1) {
            return edge(down, outer, own, margin);
        }
        return switch (down) {
            case START -> margin + "+" + line + "*" + own;
            case MIDDLE -> "(" + outer + "-" + lines + "*" + own + ")/2+" + line + "*" + own;
            case END -> outer + "-" + (lines - line) + "*" + own + "-" + margin;
        };
    }

    private static String edge(Side side, String outer, String own, int margin) {
        return switch (side) {
            case START -> Integer.toString(margin);
            case MIDDLE -> "(" + outer + "-" + own + ")/2";
            case END -> outer + "-" + own + "-" + margin;
        };
    }
}
