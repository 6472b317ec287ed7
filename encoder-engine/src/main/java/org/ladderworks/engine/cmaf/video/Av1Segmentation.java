package org.ladderworks.engine.cmaf.video;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ladderworks.engine.cmaf.BitReader;

/**
 * segmentation_params (AV1 specification, 5.9.14), so far as it decides whether a frame is lossless.
 *
 * @param quantizers what each segment adds to base_q_idx; 0 where it adds nothing
 */
record Av1Segmentation(List<Integer> quantizers) {
    private static final int SEGMENTS = 8;
    private static final int[] BITS = {8, 6, 6, 6, 6, 3, 0, 0};
    private static final int LAST_SIGNED = 4;

    static final Av1Segmentation NONE =
            new Av1Segmentation(IntStream.range(0, SEGMENTS).mapToObj(_ -> 0).toList());

    Av1Segmentation {
        quantizers = List.copyOf(quantizers);
    }

    /**
     * Reads what a frame says.
     *
     * @param alone whether the frame has no primary reference
     * @param previous of the primary reference
     */
    static Av1Segmentation read(BitReader in, boolean alone, Av1Segmentation previous) {
        if (!in.flag()) {
            return NONE;
        }
        if (!alone) {
            if (in.flag()) {
                in.flag();
            }
            if (!in.flag()) {
                return previous;
            }
        }
        Integer[] quantizers = new Integer[SEGMENTS];
        Arrays.fill(quantizers, 0);
        for (int segment = 0; segment < SEGMENTS; segment++) {
            for (int feature = 0; feature < BITS.length; feature++) {
                if (in.flag()) {
                    int value = feature <= LAST_SIGNED ? in.signedBits(BITS[feature] + 1) : in.bits(BITS[feature]);
                    if (feature == 0) {
                        quantizers[segment] = value;
                    }
                }
            }
        }
        return new Av1Segmentation(List.of(quantizers));
    }
}
