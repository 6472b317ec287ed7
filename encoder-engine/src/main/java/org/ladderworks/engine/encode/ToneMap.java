package org.ladderworks.engine.encode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.ladderworks.engine.probe.HdrMetadata;
import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.time.Resolution;

/**
 * How an HDR picture becomes an SDR one: light is linearised so that the reference white of BT.2408, 203 cd/m2, is 1, its
 * primaries become BT.709's, and what is brighter than 0.3 is bent (by the curve called Möbius) so that {@code peak}
 * becomes white. Below 0.3, where faces and shadows are, nothing is changed.
 *
 * @param hybridLogGamma whether the source is HLG; else PQ
 * @param peak the brightest light of the title, in cd/m2, 203 to 10,000
 */
public record ToneMap(boolean hybridLogGamma, int peak) {
    /** Of BT.2408, table 1: 58 % of PQ, 75 % of HLG. */
    public static final int REFERENCE_WHITE = 203;

    /** What most titles are graded for, and what HLG's nominal display has (BT.2100, table 5). */
    private static final int USUAL_PEAK = 1000;

    private static final int HIGHEST = 10_000;
    private static final int UNITS = 10_000;

    /** By the light of the pictures where the source tells it, else by the display that it was graded on. */
    public static ToneMap of(Colour colour, HdrMetadata hdr) {
        if (colour.isHybridLogGamma()) {
            return new ToneMap(true, USUAL_PEAK);
        }
        long told = hdr.contentLight()
                .map(light -> (long) light.maximum())
                .filter(maximum -> maximum > 0)
                .or(() -> hdr.masteringDisplay().map(display -> display.maxLuminance() / UNITS))
                .orElse((long) USUAL_PEAK);
        return new ToneMap(false, Math.clamp(told, REFERENCE_WHITE, HIGHEST));
    }

    /**
     * FFmpeg's filters for it. Floating-point light is costly: first to the size at which it is needed.
     *
     * @param fullRange whether the source's pictures are
     */
    public String filters(Resolution size, boolean fullRange) {
        String brightest = new BigDecimal(peak)
                .divide(new BigDecimal(REFERENCE_WHITE), 6, RoundingMode.HALF_UP)
                .toPlainString();
        return "scale=%d:%d:flags=bicubic,zscale=tin=%s:min=2020_ncl:pin=2020:rin=%s:t=linear:npl=%d:p=709,format=gbrpf32le,tonemap=mobius:param=0.3:desat=0:peak=%s,zscale=t=709:m=709:p=709:r=tv:c=left:d=ordered,format=yuv420p"
                .formatted(
                        size.width(),
                        size.height(),
                        hybridLogGamma ? "arib-std-b67" : "smpte2084",
                        fullRange ? "pc" : "tv",
                        REFERENCE_WHITE,
                        brightest);
    }
}
