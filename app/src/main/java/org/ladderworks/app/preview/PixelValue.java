package org.ladderworks.app.preview;

import java.util.List;

/**
 * A pixel as it is coded and as it is drawn.
 *
 * @param x in the footage's own pixels
 * @param y in the footage's own pixels
 * @param codes the code values: Y, Cb, Cr, or R, G, B where the footage is coded so ({@code names})
 * @param names of the code values
 * @param red as drawn, 0 to 255: of HDR, behind the tone mapping
 * @param green as drawn
 * @param blue as drawn
 */
public record PixelValue(
        String label,
        int x,
        int y,
        List<Integer> codes,
        List<String> names,
        int bitDepth,
        int red,
        int green,
        int blue) {
    public PixelValue {
        codes = List.copyOf(codes);
        names = List.copyOf(names);
    }
}
