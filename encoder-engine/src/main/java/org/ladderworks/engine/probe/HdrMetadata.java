package org.ladderworks.engine.probe;

import java.util.Optional;

/**
 * What an HDR stream says of the display that it was graded on and of its own light.
 *
 * @param masteringDisplay SMPTE ST 2086
 * @param contentLight CTA-861.3
 * @param dolbyVision the Dolby Vision configuration record
 * @param hdr10Plus whether pictures carry the dynamic metadata of SMPTE ST 2094-40
 */
public record HdrMetadata(
        Optional<MasteringDisplay> masteringDisplay,
        Optional<ContentLight> contentLight,
        Optional<DolbyVision> dolbyVision,
        boolean hdr10Plus) {
    /** Without HDR10+. */
    public HdrMetadata(
            Optional<MasteringDisplay> masteringDisplay,
            Optional<ContentLight> contentLight,
            Optional<DolbyVision> dolbyVision) {
        this(masteringDisplay, contentLight, dolbyVision, false);
    }

    public static final HdrMetadata NONE = new HdrMetadata(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * The display on which a title was graded. Chromaticities are CIE 1931 x and y in units of 0.00002, luminances in
     * units of 0.0001 cd/m2, as HEVC's SEI message holds them (ISO/IEC 23008-2, D.3.28).
     */
    public record MasteringDisplay(
            Chromaticity red,
            Chromaticity green,
            Chromaticity blue,
            Chromaticity white,
            long maxLuminance,
            long minLuminance) {}

    /** A colour, in units of 0.00002. */
    public record Chromaticity(int x, int y) {}

    /**
     * The light of the pictures, in cd/m2.
     *
     * @param maximum of any pixel (MaxCLL); 0 where unknown
     * @param maximumAverage of any whole picture (MaxFALL); 0 where unknown
     */
    public record ContentLight(int maximum, int maximumAverage) {}

    /**
     * Which Dolby Vision it is.
     *
     * @param profile such as 5, 7 or 8
     * @param compatibility what the base layer is by itself: 0 nothing, 1 HDR10, 2 SDR, 4 HLG, 6 HDR10 of a disc
     */
    public record DolbyVision(int profile, int compatibility) {
        /** True where the base layer has a meaning without Dolby's. */
        public boolean hasBaseLayer() {
            return compatibility != 0 && profile != 5;
        }
    }

    HdrMetadata or(HdrMetadata other) {
        return new HdrMetadata(
                masteringDisplay.or(other::masteringDisplay),
                contentLight.or(other::contentLight),
                dolbyVision.or(other::dolbyVision),
                hdr10Plus || other.hdr10Plus);
    }
}
