package org.ladderworks.engine.time;

/** Width and height in pixels, both positive. */
public record Resolution(int width, int height) {
    public Resolution {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("resolution must be positive: " + width + "x" + height);
        }
    }

    public Resolution rotated() {
        return new Resolution(height, width);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
