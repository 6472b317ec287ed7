package org.ladderworks.engine.encode;

import java.util.Optional;
import org.ladderworks.engine.probe.HdrMetadata.ContentLight;
import org.ladderworks.engine.probe.HdrMetadata.MasteringDisplay;
import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;

/**
 * What the HDR rungs of a title say of their light: BT.2020 with the source's own transfer, and the metadata that the
 * source has. None is made up: pictures of unknown mastering are delivered without.
 *
 * @param colour how they are tagged
 * @param masteringDisplay SMPTE ST 2086
 * @param contentLight CTA-861.3; empty also where the source says that it does not know
 * @param topLeftChroma whether chroma lies on every second sample of luma, as discs have it; else between two
 */
public record HdrDelivery(
        DeliveryColour colour,
        Optional<MasteringDisplay> masteringDisplay,
        Optional<ContentLight> contentLight,
        boolean topLeftChroma) {
    private static final String HYBRID_LOG_GAMMA = "arib-std-b67";
    private static final String PERCEPTUAL_QUANTIZER = "smpte2084";

    /** Empty for SDR. */
    public static Optional<HdrDelivery> of(VideoStream stream) {
        Colour colour = stream.colour();
        if (!colour.isHighDynamicRange()) {
            return Optional.empty();
        }
        String transfer = colour.isHybridLogGamma() ? HYBRID_LOG_GAMMA : PERCEPTUAL_QUANTIZER;
        return Optional.of(new HdrDelivery(
                new DeliveryColour("bt2020nc", transfer, "bt2020"),
                stream.hdr().masteringDisplay(),
                stream.hdr().contentLight().filter(light -> light.maximum() > 0 || light.maximumAverage() > 0),
                colour.chromaLocation().equals("topleft")));
    }

    boolean isPerceptualQuantizer() {
        return colour.transfer().equals(PERCEPTUAL_QUANTIZER);
    }

    /** In FFmpeg's words. */
    String chromaLocation() {
        return topLeftChroma ? "topleft" : "unspecified";
    }
}
