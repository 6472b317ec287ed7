package org.ladderworks.app.preview;

import org.ladderworks.engine.time.Resolution;

/**
 * What is drawn: which part of the pictures, how large, and how two of them are put together. Parts are told in pixels of
 * the canvas ({@link Facts}), which is as large as the largest footage, so that two of different sizes show the same spot.
 * Above 1:1 each pixel becomes a square of its own, below it pictures are scaled smoothly.
 *
 * @param size of each picture that is drawn, in pixels of the screen; at most 3840x2160
 * @param x left edge of the part
 * @param y upper edge of the part
 * @param width of the part; 0 for all of the canvas
 * @param height of the part; 0 for all of the canvas
 * @param amplification of differences, 1 to 64
 */
public record View(Resolution size, int x, int y, int width, int height, Mode mode, int amplification) {
    /** Of a picture that is drawn, at most. */
    public static final Resolution LARGEST = new Resolution(3840, 2160);

    public static final int MOST_AMPLIFIED = 64;

    /** Which pictures are drawn. */
    public enum Mode {
        /** The first footage. */
        FIRST,
        /** The second footage. */
        SECOND,
        /** Both, each as a picture of its own: for side by side, wipe and blink. */
        BOTH,
        /** One picture: how far red, green and blue of the two are apart, amplified; black where they are the same. */
        DIFFERENCE
    }

    public View {
        if (size.width() > LARGEST.width() || size.height() > LARGEST.height()) {
            throw new IllegalArgumentException("a view of " + size + " is larger than " + LARGEST);
        }
        if (x < 0 || y < 0 || width < 0 || height < 0 || amplification < 1 || amplification > MOST_AMPLIFIED) {
            throw new IllegalArgumentException("no view: " + x + "," + y + " " + width + "x" + height);
        }
    }

    /** All of the first footage, at that size. */
    public static View whole(Resolution size) {
        return new View(size, 0, 0, 0, 0, Mode.FIRST, 1);
    }

    public View mode(Mode changed) {
        return new View(size, x, y, width, height, changed, amplification);
    }

    public View amplified(int changed) {
        return new View(size, x, y, width, height, mode, changed);
    }

    /** Another part of the canvas. */
    public View part(int left, int top, int partWidth, int partHeight) {
        return new View(size, left, top, partWidth, partHeight, mode, amplification);
    }

    /** Pictures that a shot of it holds. */
    public int pictures() {
        return mode == Mode.BOTH ? 2 : 1;
    }

    /** Bytes of a shot. */
    public int bytes() {
        return size.width() * size.height() * 4 * pictures();
    }
}
