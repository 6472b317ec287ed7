package org.ladderworks.engine.encode;

import java.math.BigDecimal;
import org.ladderworks.engine.probe.HdrMetadata.Chromaticity;
import org.ladderworks.engine.probe.HdrMetadata.MasteringDisplay;

/** Static HDR metadata in the words of the encoders, to be added to their parameters. Pure. */
final class HdrOptions {
    private static final BigDecimal CHROMATICITY_UNIT = new BigDecimal("0.00002");
    private static final BigDecimal LUMINANCE_UNIT = new BigDecimal("0.0001");

    private HdrOptions() {}

    /**
     * x265 writes what it is told as SEI messages, into {@code hvcC} and before every IDR picture. {@code hdr10-opt} moves
     * bits from the dark to the bright, as PQ has more codes for the dark than eyes need.
     */
    static String x265(HdrDelivery hdr) {
        StringBuilder text = new StringBuilder(hdr.isPerceptualQuantizer() ? ":hdr10-opt=1" : "");
        if (hdr.masteringDisplay().isPresent() || hdr.contentLight().isPresent()) {
            text.append(":hdr10=1");
        }
        hdr.masteringDisplay()
                .ifPresent(display -> text.append(":master-display=G(%d,%d)B(%d,%d)R(%d,%d)WP(%d,%d)L(%d,%d)"
                        .formatted(
                                display.green().x(),
                                display.green().y(),
                                display.blue().x(),
                                display.blue().y(),
                                display.red().x(),
                                display.red().y(),
                                display.white().x(),
                                display.white().y(),
                                display.maxLuminance(),
                                display.minLuminance())));
        hdr.contentLight()
                .ifPresent(light -> text.append(":max-cll=%d,%d".formatted(light.maximum(), light.maximumAverage())));
        return text.toString();
    }

    /** SVT-AV1 writes it as metadata OBUs, into every key frame. */
    static String svtAv1(HdrDelivery hdr) {
        StringBuilder text = new StringBuilder();
        hdr.masteringDisplay()
                .ifPresent(display -> text.append(":mastering-display=").append(decimal(display)));
        hdr.contentLight()
                .ifPresent(light ->
                        text.append(":content-light=%d,%d".formatted(light.maximum(), light.maximumAverage())));
        return text.toString();
    }

    private static String decimal(MasteringDisplay display) {
        return "G%sB%sR%sWP%sL(%s,%s)"
                .formatted(
                        decimal(display.green()),
                        decimal(display.blue()),
                        decimal(display.red()),
                        decimal(display.white()),
                        times(display.maxLuminance(), LUMINANCE_UNIT),
                        times(display.minLuminance(), LUMINANCE_UNIT));
    }

    private static String decimal(Chromaticity colour) {
        return "(%s,%s)".formatted(times(colour.x(), CHROMATICITY_UNIT), times(colour.y(), CHROMATICITY_UNIT));
    }

    private static String times(long units, BigDecimal unit) {
        return new BigDecimal(units).multiply(unit).toPlainString();
    }
}
