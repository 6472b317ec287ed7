package org.ladderworks.engine.trickplay;

import org.ladderworks.engine.time.Resolution;

/**
 * What a still looks like, for choosing posters. Pure.
 *
 * @param sharpness how much neighbouring pixels differ from each other's course: average of the Laplacian's size
 * @param brightness average luminance, 0 to 255
 * @param contrast standard deviation of luminance
 * @param clipped share of pixels that are black or white, 0 to 1
 * @param colour average distance from grey, 0 to 181
 */
public record StillLook(double sharpness, double brightness, double contrast, double clipped, double colour) {
    private static final int BLACK = 8;
    private static final int WHITE = 247;
    private static final int GREY = 128;

    /** @param still bare planes, 4:2:0, full range */
    static StillLook of(byte[] still, Resolution size) {
        int width = size.width();
        int height = size.height();
        long sum = 0;
        double squares = 0;
        long edges = 0;
        int extremes = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                int value = still[at] & 0xFF;
                sum += value;
                squares += (double) value * value;
                extremes += value <= BLACK || value >= WHITE ? 1 : 0;
                if (x > 0 && x < width - 1 && y > 0 && y < height - 1) {
                    int around = (still[at - 1] & 0xFF)
                            + (still[at + 1] & 0xFF)
                            + (still[at - width] & 0xFF)
                            + (still[at + width] & 0xFF);
                    edges += Math.abs(4 * value - around);
                }
            }
        }
        int pixels = width * height;
        double average = (double) sum / pixels;
        double inside = Math.max(1.0, (width - 2.0) * (height - 2.0));
        return new StillLook(
                edges / inside,
                average,
                Math.sqrt(Math.max(0, squares / pixels - average * average)),
                (double) extremes / pixels,
                colour(still, pixels));
    }

    private static double colour(byte[] still, int pixels) {
        int samples = pixels / 4;
        double sum = 0;
        for (int i = 0; i < samples; i++) {
            sum += Math.hypot((still[pixels + i] & 0xFF) - GREY, (still[pixels + samples + i] & 0xFF) - GREY);
        }
        return sum / samples;
    }

    /** True where there is hardly anything to see: black, white, or one colour. */
    boolean isBlank() {
        return contrast < 10 || brightness < 14 || brightness > 242;
    }
}
