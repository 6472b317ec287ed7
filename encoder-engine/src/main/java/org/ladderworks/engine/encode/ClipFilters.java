package org.ladderworks.engine.encode;

import java.util.Comparator;
import org.ladderworks.engine.probe.CropBox;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;

/** From the decoded pictures of one clip to those of its piece of a window, on the title's timeline. Pure. */
final class ClipFilters {
    /** Shapes that differ by less are taken for the same: no one wants bars of two pixels. */
    private static final double SAME_SHAPE = 0.005;

    private ClipFilters() {}

    /**
     * Time zero is moved to the clip's first frame; fields become frames; {@code fps} then picks, for each frame of the
     * constant timeline, the frame nearest to it, whatever the window (its numbers count from time zero, so that trim can
     * cut on them).
     */
    static String of(VideoPlan plan, ClipPiece piece) {
        Clip clip = piece.clip();
        StringBuilder graph = new StringBuilder();
        long origin = clip.index().firstTime() / clip.stream().unitsPerTick();
        graph.append("setpts=PTS-(").append(origin).append(')');
        graph.append(bounds(piece));
        graph.append(fields(clip.treatment().fields()));
        graph.append(',').append(constant(plan.frameRate()));
        graph.append(",tpad=stop=-1:stop_mode=clone");
        graph.append(",trim=start_pts=").append(piece.firstFrame());
        graph.append(":end_pts=").append(piece.firstFrame() + piece.frames());
        graph.append(",setpts=N");
        graph.append(whole(clip));
        plan.canvas().ifPresent(canvas -> graph.append(toneMap(plan, clip)).append(onCanvas(plan, clip, canvas)));
        return graph.toString();
    }

    /** Frames before and behind the part of a source that is encoded are no neighbours of its own. */
    private static String bounds(ClipPiece piece) {
        FrameIndex index = piece.clip().index();
        String start = index.startsLate() ? ":start_pts=0" : "";
        String end = index.endsEarly() && piece.isLast()
                ? ":end_pts=" + index.length().ticks() / piece.clip().stream().unitsPerTick()
                : "";
        String bounds = start + end;
        return bounds.isEmpty() ? "" : ",trim=" + bounds.substring(1);
    }

    private static String constant(FrameRate rate) {
        return "fps=fps=" + rate.numerator() + "/" + rate.denominator() + ":round=near:eof_action=pass";
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

    /**
     * One picture without its neighbours in time. Where fields are of two moments, that is its first field: half the lines,
     * which is enough for small pictures.
     */
    static String alone(Clip clip) {
        return whole(clip)
                + switch (clip.treatment().fields()) {
                    case FieldTreatment.Progressive _ -> "";
                    case FieldTreatment.Deinterlaced made -> field(made.topFirst());
                    case FieldTreatment.InverseTelecine made -> field(made.topFirst());
                };
    }

    private static String field(boolean top) {
        return ",field=type=" + (top ? "top" : "bottom");
    }

    /** What is done once, to the picture that all rungs are scaled from. */
    private static String whole(Clip clip) {
        StringBuilder graph = new StringBuilder();
        PictureTreatment treatment = clip.treatment();
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

    /** Nothing for SDR. Floating-point light is costly: first to the size at which it is needed. */
    static String toneMap(VideoPlan plan, Clip clip) {
        return toneMap(clip, plan.canvas().map(canvas -> fitted(clip, canvas)).orElseGet(() -> largest(plan)));
    }

    /** The same to a size of its own. */
    static String toneMap(Clip clip, Resolution size) {
        return clip.treatment()
                .toneMap()
                .map(map ->
                        "," + map.filters(size, clip.stream().colour().range().equals("pc")))
                .orElse("");
    }

    /** Of the rungs that are not HDR, where there are any. */
    private static Resolution largest(VideoPlan plan) {
        boolean none = plan.rungs().stream().allMatch(RungPlan::isHighDynamicRange);
        return plan.rungs().stream()
                .filter(rung -> none || !rung.isHighDynamicRange())
                .map(rung -> rung.rung().size())
                .max(Comparator.comparingInt(Resolution::width))
                .orElseThrow();
    }

    /** In the middle of the title's picture, with its colours, black around it. */
    private static String onCanvas(VideoPlan plan, Clip clip, Resolution canvas) {
        Resolution size = fitted(clip, canvas);
        String format = canvasFormat(plan);
        Scaling.Picture picture = Scaling.Picture.of(clip);
        StringBuilder graph = new StringBuilder(",");
        graph.append(Scaling.to(size, picture, clip.colour(), isDeep(plan) ? 10 : 8));
        graph.append(",setsar=1,format=").append(format);
        if (!clip.colour().equals(plan.colour())) {
            DeliveryColour from = clip.colour();
            DeliveryColour to = plan.colour();
            graph.append(",zscale=rin=tv:min=%s:tin=%s:pin=%s:r=tv:m=%s:t=%s:p=%s,format=%s"
                    .formatted(
                            from.matrix(),
                            from.transfer(),
                            from.primaries(),
                            to.matrix(),
                            to.transfer(),
                            to.primaries(),
                            format));
        }
        if (!size.equals(canvas)) {
            graph.append(",pad=%d:%d:%d:%d"
                    .formatted(
                            canvas.width(),
                            canvas.height(),
                            (canvas.width() - size.width()) / 4 * 2,
                            (canvas.height() - size.height()) / 4 * 2));
        }
        return graph.append(',').append(PictureFilters.tags(plan.colour())).toString();
    }

    /** The largest even size of the clip's shape that the title's picture holds. */
    static Resolution fitted(Clip clip, Resolution canvas) {
        Resolution shown = clip.displayed();
        double shape = (double) shown.width() / shown.height();
        double wanted = (double) canvas.width() / canvas.height();
        if (Math.abs(shape / wanted - 1) < SAME_SHAPE) {
            return canvas;
        }
        return shape > wanted
                ? new Resolution(canvas.width(), even(canvas.width() / shape))
                : new Resolution(even(canvas.height() * shape), canvas.height());
    }

    private static int even(double length) {
        return (int) Math.max(2, Math.round(length / 2) * 2);
    }

    /** Joined pictures. */
    static Scaling.Picture picture(VideoPlan plan, Resolution canvas) {
        return new Scaling.Picture(canvasFormat(plan), false, canvas, isDeep(plan), true);
    }

    /** What joined pictures are made of, in FFmpeg's words. */
    private static String canvasFormat(VideoPlan plan) {
        return isDeep(plan) ? "yuv420p10le" : "yuv420p";
    }

    private static boolean isDeep(VideoPlan plan) {
        return plan.rungs().stream().anyMatch(rung -> rung.bitDepth() > 8);
    }
}
