package org.ladderworks.engine.shots;

import java.util.Arrays;

/**
 * A picture of {@value #WIDTH}x{@value #HEIGHT} pixels: luminance, then both colour differences, a byte each, full range.
 * Large enough to tell pictures apart, small enough to look at all of them.
 */
final class TinyFrame {
    static final int WIDTH = 64;
    static final int HEIGHT = 36;
    static final int BYTES = 3 * WIDTH * HEIGHT;

    private static final int PIXELS = WIDTH * HEIGHT;

    private final byte[] planes;

    TinyFrame(byte[] planes) {
        if (planes.length != BYTES) {
            throw new IllegalArgumentException(planes.length + " bytes are no tiny frame");
        }
        this.planes = planes.clone();
    }

    byte[] bytes() {
        return planes.clone();
    }

    /** Average luminance, 0 to 255. */
    float brightness() {
        long sum = 0;
        for (int i = 0; i < PIXELS; i++) {
            sum += planes[i] & 0xFF;
        }
        return (float) sum / PIXELS;
    }

    /** How far pixels are from the average: standard deviation of luminance. */
    float contrast() {
        double average = brightness();
        double squares = 0;
        for (int i = 0; i < PIXELS; i++) {
            double distance = (planes[i] & 0xFF) - average;
            squares += distance * distance;
        }
        return (float) Math.sqrt(squares / PIXELS);
    }

    /** Average distance of a pixel to that of another picture, over all planes, 0 to 255. */
    float distanceTo(TinyFrame other) {
        long sum = 0;
        for (int i = 0; i < BYTES; i++) {
            sum += Math.abs((planes[i] & 0xFF) - (other.planes[i] & 0xFF));
        }
        return (float) sum / BYTES;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TinyFrame frame && Arrays.equals(planes, frame.planes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(planes);
    }
}
