package org.ladderworks.engine.overlay;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Where an overlay stands, and how large it is: in percent of the picture's height, so that it looks the same in every rung.
 *
 * @param margin to the edges of the picture, 0 to 45
 * @param height of the overlay, or of a line of text; above 0, to 100
 */
public record Placement(Place place, BigDecimal margin, BigDecimal height) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The margin in pixels; even, since chroma has every second line and column alone. */
    int marginIn(int pictureHeight) {
        return even(margin, pictureHeight);
    }

    /** The height in pixels; even and at least two. */
    int heightIn(int pictureHeight) {
        return Math.max(2, even(height, pictureHeight));
    }

    private static int even(BigDecimal percent, int of) {
        BigDecimal halves = percent.multiply(BigDecimal.valueOf(of)).divide(HUNDRED.multiply(BigDecimal.TWO));
        return halves.setScale(0, RoundingMode.HALF_UP).intValueExact() * 2;
    }
}
