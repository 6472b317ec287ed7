package org.ladderworks.app.ui.review;

import org.ladderworks.app.preview.View;
import org.ladderworks.engine.time.Resolution;

/**
 * Which part of the canvas is drawn, and how large: never more pixels than are shown. Pure.
 *
 * @param width of the place for pictures, in pixels of the screen
 * @param height likewise
 * @param canvas of the footage
 * @param x of the spot of the canvas that is in the middle
 * @param y likewise
 */
record Framing(int width, int height, Resolution canvas, Mode mode, Zoom zoom, double x, double y, int amplification) {
    private static final int LEAST = 16;

    View view() {
        int across = Math.max(LEAST, mode == Mode.SIDE_BY_SIDE ? width / 2 : width);
        int down = Math.max(LEAST, height);
        View.Mode drawn = switch (mode) {
            case ONE -> View.Mode.FIRST;
            case SIDE_BY_SIDE, WIPE, BLINK -> View.Mode.BOTH;
            case DIFFERENCE -> View.Mode.DIFFERENCE;
        };
        if (zoom == Zoom.FIT) {
            double scale = Math.min(1, Math.min((double) across / canvas.width(), (double) down / canvas.height()));
            scale = Math.min(
                    scale,
                    Math.min(
                            (double) View.LARGEST.width() / canvas.width(),
                            (double) View.LARGEST.height() / canvas.height()));
            return new View(
                    new Resolution(scaled(canvas.width(), scale), scaled(canvas.height(), scale)),
                    0,
                    0,
                    0,
                    0,
                    drawn,
                    amplification);
        }
        int factor = zoom.factor();
        int partWidth = part(Math.min(across, View.LARGEST.width()), factor, canvas.width());
        int partHeight = part(Math.min(down, View.LARGEST.height()), factor, canvas.height());
        return new View(
                new Resolution(partWidth * factor, partHeight * factor),
                corner(x, partWidth, canvas.width()),
                corner(y, partHeight, canvas.height()),
                partWidth,
                partHeight,
                drawn,
                amplification);
    }

    private static int scaled(int side, double scale) {
        return Math.max(1, (int) Math.round(side * scale));
    }

    private static int part(int room, int factor, int side) {
        return Math.max(1, Math.min(side, room / factor));
    }

    private static int corner(double middle, int part, int side) {
        return Math.clamp(Math.round(middle - part / 2.0), 0, side - part);
    }
}
