package org.ladderworks.engine.overlay;

import java.math.BigDecimal;
import org.ladderworks.engine.source.StillImage;

/**
 * An image that is laid over the picture.
 *
 * @param opacity above 0, to 1; of what is opaque in the image
 * @param firstFrame of the title that it is seen in
 * @param endFrame the first one behind that it is not seen in again
 */
public record Logo(
        OverlayFile file,
        StillImage.Kind kind,
        Placement placement,
        BigDecimal opacity,
        long firstFrame,
        long endFrame) {
    Logo unnamed() {
        return new Logo(file.unnamed(), kind, placement, opacity, firstFrame, endFrame);
    }

    /** True where some of these frames of the title show it. */
    boolean isSeenIn(long first, long frames) {
        return firstFrame < first + frames && first < endFrame;
    }

    /** True where each of these frames of the title shows it. */
    boolean isSeenInAllOf(long first, long frames) {
        return firstFrame <= first && first + frames <= endFrame;
    }
}
