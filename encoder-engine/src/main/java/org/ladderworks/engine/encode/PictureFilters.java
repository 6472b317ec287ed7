package org.ladderworks.engine.encode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ladderworks.engine.probe.CropBox;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;

/** The filter graph of one window: from decoded source pictures to a picture for each rung. Pure. */
final class PictureFilters {
    private static final Pattern PLANAR_YUV = Pattern.compile("yuvj?4(?:20|22|44)p(?:(?:9|1[0246])le)?");

    private PictureFilters() {}

    /**
     * Time zero is moved to the source's first frame; fields become frames; {@code fps} then picks, for each frame of the
     * constant timeline, the frame nearest to it, whatever the window (its numbers count from time zero, so that trim can
     * cut on them); all rungs are scaled from that one picture. Output {@code i} is labelled {@code [vi]}.
     */
    static String graph(VideoPlan plan, ChunkWindow window, List<RungPlan> rungs) {
        StringBuilder graph = new StringBuilder();
        graph.append('[').append("0:").append(plan.stream().index()).append(']');
        long origin = plan.index().firstTime() / plan.stream().unitsPerTick();
        graph.append("setpts=PTS-(").append(origin).append(')');
        graph.append(fields(plan.treatment().fields()));
        graph.append(',').append(constant(plan.frameRate()));
        graph.append(",tpad=stop=-1:stop_mode=clone");
        graph.append(",trim=start_pts=").append(window.firstFrame());
        graph.append(":end_pts=").append(window.firstFrame() + window.frames());
        graph.append(",setpts=N");
        graph.append(whole(plan));
        graph.append(split(plan, rungs));
        for (int i = 0; i < rungs.size(); i++) {
            RungPlan rung = rungs.get(i);
            graph.append(";[s").append(i).append(']');
            if (rung.rung().halved()) {
                graph.append("framestep=2,");
            }
            graph.append(plan.hdr(rung)
                    .map(hdr -> HdrPictures.scale(plan.stream(), hdr, rung))
                    .orElseGet(() -> scale(plan, rung)));
            graph.append("[v").append(i).append(']');
        }
        return graph.toString();
    }

    /** A picture for each rung: HDR rungs take it as it is, the others tone-mapped where the source is HDR. */
    private static String split(VideoPlan plan, List<RungPlan> rungs) {
        List<Integer> bright = rungs(rungs, true);
        List<Integer> standard = rungs(rungs, false);
        if (standard.isEmpty()) {
            return split(bright);
        }
        String mapped =
                plan.treatment().toneMap().map(map -> toneMap(map, plan)).orElse("") + split(standard);
        return bright.isEmpty()
                ? mapped
                : ",split=2[hdr][sdr];[hdr]" + split(bright).substring(1) + ";[sdr]" + mapped.substring(1);
    }

    private static List<Integer> rungs(List<RungPlan> rungs, boolean highDynamicRange) {
        return IntStream.range(0, rungs.size())
                .filter(i -> rungs.get(i).isHighDynamicRange() == highDynamicRange)
                .boxed()
                .toList();
    }

    private static String split(List<Integer> to) {
        return ",split=" + to.size() + to.stream().map(i -> "[s" + i + "]").collect(Collectors.joining());
    }

    private static String constant(FrameRate rate) {
        return "fps=fps=" + ratio(rate) + ":round=near:eof_action=round";
    }

    /**
     * A deinterlacer looks at the frame before and the frame after: the window is entered early enough. Telecine is undone
     * on a constant rate; frames that still look combed, at cuts mostly, are deinterlaced before a repeated one is chosen.
     */
    private static String fields(FieldTreatment treatment) {
        return switch (treatment) {
            case FieldTreatment.Progressive _ -> "";
            case FieldTreatment.Deinterlaced made ->
                ",bwdif=mode=" + (made.everyField() ? "send_field" : "send_frame") + ":parity="
                        + (made.topFirst() ? "tff" : "bff") + ":deint=all";
            case FieldTreatment.InverseTelecine made -> {
                String order = made.topFirst() ? "tff" : "bff";
                yield "," + constant(FieldTreatment.TELECINED) + ",fieldmatch=order=" + order
                        + ":combmatch=full,bwdif=mode=send_frame:parity=" + order + ":deint=interlaced,decimate";
            }
        };
    }

    /** What is done once, to the picture that all rungs are scaled from. */
    private static String whole(VideoPlan plan) {
        StringBuilder graph = new StringBuilder();
        PictureTreatment treatment = plan.treatment();
        if (treatment.toneMap().isPresent()) {
            // Light, and dynamic metadata with it, is told by the plan: no encoder shall find more than that.
            graph.append(",sidedata=mode=delete");
        }
        if (treatment.overBlack()) {
            graph.append(",premultiply=inplace=1");
        }
        treatment.crop().ifPresent(box -> graph.append(crop(box)));
        return graph.toString();
    }

    private static String crop(CropBox box) {
        return ",crop=%d:%d:%d:%d".formatted(box.width(), box.height(), box.x(), box.y());
    }

    /** Floating-point light is costly: first to the size of the largest rung that needs it. */
    private static String toneMap(ToneMap map, VideoPlan plan) {
        boolean none = plan.rungs().stream().allMatch(RungPlan::isHighDynamicRange);
        Resolution largest = plan.rungs().stream()
                .filter(rung -> none || !rung.isHighDynamicRange())
                .map(rung -> rung.rung().size())
                .max(java.util.Comparator.comparingInt(Resolution::width))
                .orElseThrow();
        String range = plan.stream().colour().range().equals("pc") ? "pc" : "tv";
        String peak = new BigDecimal(map.peak())
                .divide(new BigDecimal(ToneMap.REFERENCE_WHITE), 6, RoundingMode.HALF_UP)
                .toPlainString();
        return ",scale=%d:%d:flags=bicubic,zscale=tin=%s:min=2020_ncl:pin=2020:rin=%s:t=linear:npl=%d:p=709,format=gbrpf32le,tonemap=mobius:param=0.3:desat=0:peak=%s,zscale=t=709:m=709:p=709:r=tv:c=left:d=ordered,format=yuv420p"
                .formatted(
                        largest.width(),
                        largest.height(),
                        map.hybridLogGamma() ? "arib-std-b67" : "smpte2084",
                        range,
                        ToneMap.REFERENCE_WHITE,
                        peak);
    }

    /** Chroma lies as every codec here assumes where it is not told; AV1 names its place in the codec string else. */
    private static String scale(VideoPlan plan, RungPlan rung) {
        DeliveryColour colour = plan.colour();
        return "%s,setsar=1,format=%s,setparams=range=tv:color_primaries=%s:color_trc=%s:colorspace=%s:chroma_location=unspecified"
                .formatted(
                        resize(plan, rung), rung.pixelFormat(), colour.primaries(), colour.transfer(), colour.matrix());
    }

    /**
     * Two scalers with the same kernel: zimg's is the cheaper (a half, of what scaling and change of range cost), but takes
     * only planar YUV, and of that only pictures of whole chroma samples.
     */
    private static String resize(VideoPlan plan, RungPlan rung) {
        Resolution size = rung.rung().size();
        VideoStream stream = plan.stream();
        if (plan.treatment().toneMap().isEmpty() && isEvenPlanarYuv(stream)) {
            // Dither where bits are lost; a change of range alone would only get noise by it, which costs bits.
            boolean dithered = SourceDepth.isDeep(stream.pixelFormat()) && rung.bitDepth() == 8;
            return "zscale=w=%d:h=%d:f=bicubic:param_a=0:param_b=0.6:d=%s:rin=%s:r=tv"
                    .formatted(
                            size.width(),
                            size.height(),
                            dithered ? "ordered" : "none",
                            stream.colour().range().equals("pc") ? "pc" : "tv");
        }
        return "scale=%d:%d:flags=bicubic:out_range=tv%s"
                .formatted(
                        size.width(),
                        size.height(),
                        isRgb(stream.pixelFormat()) ? ":out_color_matrix=" + scaleMatrix(plan.colour()) : "");
    }

    /** What zimg takes. */
    static boolean isEvenPlanarYuv(VideoStream stream) {
        Resolution size = stream.coded();
        return PLANAR_YUV.matcher(stream.pixelFormat()).matches() && size.width() % 2 == 0 && size.height() % 2 == 0;
    }

    /** RGB has no matrix of its own: unless told, FFmpeg turns it into BT.601, whatever the tags say afterwards. */
    static boolean isRgb(String pixelFormat) {
        return pixelFormat.contains("rgb")
                || pixelFormat.contains("bgr")
                || pixelFormat.startsWith("gbr")
                || pixelFormat.equals("pal8");
    }

    /** The matrix in the words of the scale filter, which differ from those of the tags. */
    private static String scaleMatrix(DeliveryColour colour) {
        return switch (colour.matrix()) {
            case "bt709", "fcc", "smpte170m", "smpte240m" -> colour.matrix();
            case "bt2020nc", "bt2020c" -> "bt2020";
            default -> "bt601";
        };
    }

    private static String ratio(FrameRate rate) {
        return rate.numerator() + "/" + rate.denominator();
    }
}
