package org.ladderworks.engine.probe;

/** A part of the upright stored picture, in pixels from its top left corner. Width and height are positive. */
public record CropBox(int width, int height, int x, int y) {
    /** Thinner bars than a fiftieth of the picture are left. */
    private static final int THINNEST = 50;

    /** True where what lies outside is thick enough to be meant as bars. */
    public boolean leavesBars(int pictureWidth, int pictureHeight) {
        return (pictureWidth - width) * THINNEST >= pictureWidth
                || (pictureHeight - height) * THINNEST >= pictureHeight;
    }

    /** The smallest box that holds both. */
    CropBox around(CropBox other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        int right = Math.max(x + width, other.x + other.width);
        int bottom = Math.max(y + height, other.y + other.height);
        return new CropBox(right - left, bottom - top, left, top);
    }

    /** Grown to even numbers, so that subsampled chroma is not shifted; to at most the picture, a last odd row or column lost. */
    public CropBox even(int pictureWidth, int pictureHeight) {
        int left = x / 2 * 2;
        int top = y / 2 * 2;
        int right = Math.min((x + width + 1) / 2 * 2, pictureWidth / 2 * 2);
        int bottom = Math.min((y + height + 1) / 2 * 2, pictureHeight / 2 * 2);
        return new CropBox(Math.max(2, right - left), Math.max(2, bottom - top), left, top);
    }

    /** As {@code --crop} takes it: {@code W:H:X:Y}. */
    @Override
    public String toString() {
        return width + ":" + height + ":" + x + ":" + y;
    }
}
