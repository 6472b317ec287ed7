package org.ladderworks.engine.encode;

import java.util.Set;
import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.time.Resolution;

/** The filters of one HDR rung: scaled in the source's own signal, ten bits, BT.2020. Pure. */
final class HdrPictures {
    private static final String WIDE = "bt2020";

    /** Signals of BT.2020; silence is taken for it, as PQ and HLG are defined with nothing else (BT.2100). */
    private static final Set<String> WIDE_MATRICES = Set.of("", "bt2020nc", "gbr");

    private static final Set<String> WIDE_PRIMARIES = Set.of("", WIDE);

    private HdrPictures() {}

    /** @param picture what it is scaled from */
    static String scale(VideoStream stream, Scaling.Picture picture, HdrDelivery hdr, RungPlan rung) {
        DeliveryColour colour = hdr.colour();
        return "%s%s,setsar=1,format=%s,setparams=range=tv:color_primaries=%s:color_trc=%s:colorspace=%s:chroma_location=%s"
                .formatted(
                        resize(picture, rung.rung().size()),
                        toBt2020(stream.colour(), colour),
                        rung.pixelFormat(),
                        colour.primaries(),
                        colour.transfer(),
                        colour.matrix(),
                        hdr.chromaLocation());
    }

    /** With the kernel of SDR rungs; a source of more than ten bits is rounded, as noise in ten bits only costs. */
    private static String resize(Scaling.Picture picture, Resolution size) {
        if (Scaling.isByZimg(picture)) {
            return Scaling.byZimg(size, picture, "none", false);
        }
        return "scale=%d:%d:flags=bicubic:out_range=tv%s,format=yuv420p10le"
                .formatted(
                        size.width(),
                        size.height(),
                        Scaling.isRgb(picture.pixelFormat()) ? ":out_color_matrix=" + WIDE : "");
    }

    /** Masters are often PQ in P3 primaries; players know BT.2020 alone. */
    private static String toBt2020(Colour source, DeliveryColour to) {
        if (WIDE_MATRICES.contains(source.matrix()) && WIDE_PRIMARIES.contains(source.primaries())) {
            return "";
        }
        String matrix = source.matrix().isEmpty() || source.matrix().equals("gbr") ? to.matrix() : source.matrix();
        String primaries = source.primaries().isEmpty() ? WIDE : source.primaries();
        return ",zscale=tin=%s:min=%s:pin=%s:rin=tv:t=%s:m=%s:p=%s:r=tv:d=none"
                .formatted(to.transfer(), matrix, primaries, to.transfer(), to.matrix(), to.primaries());
    }
}
