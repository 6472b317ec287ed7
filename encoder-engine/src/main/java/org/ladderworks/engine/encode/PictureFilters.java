package org.ladderworks.engine.encode;

import java.util.List;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;

/** The filter graph of one window: from decoded source pictures to a picture for each rung. Pure. */
final class PictureFilters {
    private PictureFilters() {}

    /**
     * Time zero is moved to the source's first frame; {@code fps} then picks, for each frame of the constant timeline,
     * the source frame nearest to it, whatever the window (its numbers count from time zero, so that trim can cut on
     * them); all rungs are scaled from that one picture. Output {@code i} is labelled {@code [vi]}.
     */
    static String graph(VideoPlan plan, ChunkWindow window, List<RungPlan> rungs) {
        StringBuilder graph = new StringBuilder();
        FrameRate rate = plan.frameRate();
        graph.append('[').append("0:").append(plan.stream().index()).append(']');
        long origin = plan.index().firstTime() / plan.stream().unitsPerTick();
        graph.append("setpts=PTS-(").append(origin).append(')');
        graph.append(",fps=fps=").append(ratio(rate));
        graph.append(":round=near:eof_action=round");
        graph.append(",tpad=stop=-1:stop_mode=clone");
        graph.append(",trim=start_pts=").append(window.firstFrame());
        graph.append(":end_pts=").append(window.firstFrame() + window.frames());
        graph.append(",setpts=N");
        graph.append(",split=").append(rungs.size());
        for (int i = 0; i < rungs.size(); i++) {
            graph.append("[s").append(i).append(']');
        }
        for (int i = 0; i < rungs.size(); i++) {
            RungPlan rung = rungs.get(i);
            graph.append(";[s").append(i).append(']');
            if (rung.rung().halved()) {
                graph.append("framestep=2,");
            }
            graph.append(scale(plan, rung)).append("[v").append(i).append(']');
        }
        return graph.toString();
    }

    private static String scale(VideoPlan plan, RungPlan rung) {
        Resolution size = rung.rung().size();
        DeliveryColour colour = plan.colour();
        return "scale=%d:%d:flags=bicubic:out_range=tv%s,setsar=1,format=yuv420p,setparams=range=tv:color_primaries=%s:color_trc=%s:colorspace=%s"
                .formatted(
                        size.width(),
                        size.height(),
                        isRgb(plan.stream().pixelFormat()) ? ":out_color_matrix=" + scaleMatrix(colour) : "",
                        colour.primaries(),
                        colour.transfer(),
                        colour.matrix());
    }

    /** RGB has no matrix of its own: unless told, FFmpeg turns it into BT.601, whatever the tags say afterwards. */
    private static boolean isRgb(String pixelFormat) {
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
