package org.ladderworks.engine.ladder;

import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.time.Bitrate;

/**
 * What one rung does unlike its family. Every part that is empty is as in the family, or as the encoder's speed has it.
 *
 * @param crf constant rate factor on the scale of the codec's encoder
 * @param speed in x264's names
 * @param maxRate the most it may take over a second, at least its ceiling
 * @param profile of H.264 alone: {@code baseline}, {@code main} or {@code high}
 * @param tune in the encoder's own words
 * @param bFrames the most in a row, 0 to 16; of x264 and x265
 * @param references the most reference pictures, 1 to 16; of x264 and x265
 * @param filmGrain strength of the grain that is taken out and made again by the player, 0 to 50; of SVT-AV1
 * @param parameters of the encoder, such as {@code aq-mode=3}; none that moves key frames or changes headers
 */
public record RungTuning(
        Optional<Double> crf,
        Optional<String> speed,
        Optional<Bitrate> maxRate,
        Optional<String> profile,
        Optional<String> tune,
        Optional<Integer> bFrames,
        Optional<Integer> references,
        Optional<Integer> filmGrain,
        List<String> parameters) {
    /** As the family. */
    public static final RungTuning NONE = new RungTuning(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    public RungTuning {
        parameters = List.copyOf(parameters);
    }

    /** This, and where it says nothing what another says. */
    public RungTuning orElse(RungTuning other) {
        return new RungTuning(
                crf.or(other::crf),
                speed.or(other::speed),
                maxRate.or(other::maxRate),
                profile.or(other::profile),
                tune.or(other::tune),
                bFrames.or(other::bFrames),
                references.or(other::references),
                filmGrain.or(other::filmGrain),
                parameters.isEmpty() ? other.parameters : parameters);
    }
}
