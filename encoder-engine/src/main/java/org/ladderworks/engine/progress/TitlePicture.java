package org.ladderworks.engine.progress;

import java.time.Duration;

/** A small picture of a title, as it went by: 8 bits, planar, 4:2:0, in the range and the matrix of JPEG. */
public final class TitlePicture {
    private final int width;
    private final int height;
    private final byte[] planes;
    private final Duration at;

    /**
     * A picture.
     *
     * @param width in pixels, even
     * @param height in pixels, even
     * @param planes luma, then both chromas; one and a half bytes for a pixel
     * @param at its place in the title
     */
    public TitlePicture(int width, int height, byte[] planes, Duration at) {
        if (width <= 0 || height <= 0 || planes.length != (long) width * height * 3 / 2) {
            throw new IllegalArgumentException(planes.length + " bytes of " + width + "x" + height);
        }
        this.width = width;
        this.height = height;
        this.planes = planes.clone();
        this.at = at;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public Duration at() {
        return at;
    }

    /** The picture as opaque pixels, 0xAARRGGBB, line by line. */
    public int[] argb() {
        int[] pixels = new int[width * height];
        int blue = width * height;
        int red = blue + blue / 4;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int chroma = y / 2 * (width / 2) + x / 2;
                double luma = planes[y * width + x] & 0xFF;
                double cb = (planes[blue + chroma] & 0xFF) - 128;
                double cr = (planes[red + chroma] & 0xFF) - 128;
                // ITU-T T.871, the conversion of JPEG.
                pixels[y * width + x] = 0xFF000000
                        | part(luma + 1.402 * cr) << 16
                        | part(luma - 0.344136 * cb - 0.714136 * cr) << 8
                        | part(luma + 1.772 * cb);
            }
        }
        return pixels;
    }

    private static int part(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
