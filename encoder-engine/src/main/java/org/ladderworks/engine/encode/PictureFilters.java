package org.ladderworks.engine.encode;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ladderworks.engine.overlay.Light;
import org.ladderworks.engine.overlay.OverlaidPicture;
import org.ladderworks.engine.overlay.OverlayGraph;

/** The filter graph of one window: from decoded source pictures to a picture for each rung. Pure. */
final class PictureFilters {
    private PictureFilters() {}

    /**
     * Each clip's pictures by themselves, then joined; all rungs are scaled from that. Output {@code i} is {@code [vi]}.
     *
     * @param taps filters of what else is made of the same pictures, before anything is laid over them; to {@link #tap}
     */
    static String graph(VideoPlan plan, ChunkWindow window, List<RungPlan> rungs, List<String> taps) {
        List<ClipPiece> pieces = plan.pieces(window);
        StringBuilder graph = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            ClipPiece piece = pieces.get(i);
            graph.append('[').append(i).append(':');
            graph.append(piece.clip().stream().index()).append(']');
            graph.append(ClipFilters.of(plan, piece));
            if (pieces.size() > 1) {
                graph.append("[c").append(i).append("];");
            }
        }
        graph.append(pieces.size() > 1 ? joined(plan, pieces.size()) : "");
        if (!taps.isEmpty()) {
            graph.append(tapped(taps, !rungs.isEmpty()));
            if (rungs.isEmpty()) {
                return graph.toString();
            }
            graph.append(";[rungs]").append(split(plan, rungs).substring(1));
        } else {
            graph.append(split(plan, rungs));
        }
        OverlayGraph overlays = plan.overlaysIn(window);
        graph.append(overlays.logos(pieces.size(), rungs.size()));
        for (int i = 0; i < rungs.size(); i++) {
            RungPlan rung = rungs.get(i);
            boolean thinnedLast = overlays.needsEveryFrame();
            graph.append(";[s").append(i).append(']');
            if (rung.step() > 1 && !thinnedLast) {
                graph.append(thinned(rung, window)).append(',');
            }
            graph.append(plan.hdr(rung)
                    .map(hdr -> HdrPictures.scale(plan.clips().getFirst().stream(), scaledFrom(plan, rung), hdr, rung))
                    .orElseGet(() -> scale(plan, rung)));
            if (!overlays.isEmpty()) {
                graph.append(overlays.over(overlaid(plan, rung), i));
            }
            if (rung.step() > 1 && thinnedLast) {
                graph.append(',').append(thinned(rung, window));
            }
            graph.append("[v").append(i).append(']');
        }
        return graph.toString();
    }

    /** The frames that a rung has of the timeline's. */
    private static String thinned(RungPlan rung, ChunkWindow window) {
        long first = rung.framesIn(window)[0];
        return (first > 0 ? "trim=start_frame=" + first + ",setpts=PTS-STARTPTS," : "") + "framestep=" + rung.step();
    }

    /** The pad of a tap. */
    static String tap(int number) {
        return "[tap" + number + "]";
    }

    private static String tapped(List<String> taps, boolean rungsToo) {
        int count = taps.size();
        StringBuilder graph = new StringBuilder(",split=").append(rungsToo ? count + 1 : count);
        IntStream.range(0, count).forEach(i -> graph.append("[t").append(i).append(']'));
        graph.append(rungsToo ? "[rungs]" : "");
        IntStream.range(0, count).forEach(i -> graph.append(";[t%d]%s%s".formatted(i, taps.get(i), tap(i))));
        return graph.toString();
    }

    /** A rung's pictures as they come out of {@code scale}, and so as overlays find them. */
    private static OverlaidPicture overlaid(VideoPlan plan, RungPlan rung) {
        Optional<HdrDelivery> hdr = plan.hdr(rung);
        DeliveryColour colour = hdr.map(HdrDelivery::colour).orElseGet(plan::colour);
        Light light = hdr.map(
                        kept -> kept.isPerceptualQuantizer() ? Light.PERCEPTUAL_QUANTIZER : Light.HYBRID_LOG_GAMMA)
                .orElse(Light.STANDARD);
        return new OverlaidPicture(
                rung.rung().size(),
                rung.bitDepth() == 10,
                colour.matrix(),
                colour.transfer(),
                colour.primaries(),
                light);
    }

    /** Numbered anew: a piece's own numbers begin with zero. */
    private static String joined(VideoPlan plan, int pieces) {
        StringBuilder graph = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            graph.append("[c").append(i).append(']');
        }
        return graph + "concat=n=" + pieces + ":v=1:a=0,settb="
                + plan.frameRate().denominator() + "/" + plan.frameRate().numerator() + ",setpts=N";
    }

    /** A picture for each rung: HDR rungs take it as it is, the others tone-mapped where the source is HDR. */
    private static String split(VideoPlan plan, List<RungPlan> rungs) {
        List<Integer> bright = rungs(rungs, true);
        List<Integer> standard = rungs(rungs, false);
        if (standard.isEmpty()) {
            return splitToRungs(plan, rungs, bright, "[half]");
        }
        // Joined clips are tone-mapped each by itself, before they meet.
        boolean mappedBefore = plan.canvas().isPresent();
        String mapped =
                (mappedBefore ? "" : ClipFilters.toneMap(plan, plan.clips().getFirst()))
                        + splitToRungs(plan, rungs, standard, "[half]");
        return bright.isEmpty()
                ? mapped
                : ",split=2[hdr][sdr];[hdr]"
                        + splitToRungs(plan, rungs, bright, "[hdrhalf]").substring(1) + ";[sdr]" + mapped.substring(1);
    }

    private static List<Integer> rungs(List<RungPlan> rungs, boolean highDynamicRange) {
        return IntStream.range(0, rungs.size())
                .filter(i -> rungs.get(i).isHighDynamicRange() == highDynamicRange)
                .boxed()
                .toList();
    }

    /** Large rungs are scaled from the whole picture, small ones from its {@linkplain HalfPicture half} where it has one. */
    private static String splitToRungs(VideoPlan plan, List<RungPlan> rungs, List<Integer> to, String halfLabel) {
        List<Integer> small =
                to.stream().filter(i -> half(plan, rungs.get(i)).isPresent()).toList();
        if (small.isEmpty()) {
            return split(labels(to));
        }
        RungPlan one = rungs.get(small.getFirst());
        String halves = HalfPicture.made(whole(plan, one), scaledFrom(plan, one)) + split(labels(small));
        List<String> large = labels(to.stream().filter(i -> !small.contains(i)).toList());
        return large.isEmpty()
                ? "," + halves
                : split(Stream.concat(large.stream(), Stream.of(halfLabel)).toList()) + ";" + halfLabel + halves;
    }

    private static List<String> labels(List<Integer> rungs) {
        return rungs.stream().map(i -> "[s" + i + "]").toList();
    }

    private static String split(List<String> to) {
        return ",split=" + to.size() + String.join("", to);
    }

    /** Chroma lies as every codec here assumes where it is not told; AV1 names its place in the codec string else. */
    private static String scale(VideoPlan plan, RungPlan rung) {
        return "%s,setsar=1,format=%s,%s%s"
                .formatted(
                        Scaling.to(rung.rung().size(), scaledFrom(plan, rung), plan.colour(), rung.bitDepth()),
                        rung.pixelFormat(),
                        tags(plan.colour()),
                        HardwareOptions.upload(rung));
    }

    static String tags(DeliveryColour colour) {
        return "setparams=range=tv:color_primaries=%s:color_trc=%s:colorspace=%s:chroma_location=unspecified"
                .formatted(colour.primaries(), colour.transfer(), colour.matrix());
    }

    private static Scaling.Picture scaledFrom(VideoPlan plan, RungPlan rung) {
        return half(plan, rung).orElseGet(() -> whole(plan, rung));
    }

    private static Optional<Scaling.Picture> half(VideoPlan plan, RungPlan rung) {
        return HalfPicture.of(whole(plan, rung), rung.rung().size());
    }

    private static Scaling.Picture whole(VideoPlan plan, RungPlan rung) {
        Clip first = plan.clips().getFirst();
        if (rung.isHighDynamicRange()) {
            return Scaling.Picture.ofSource(first);
        }
        return plan.canvas()
                .map(canvas -> ClipFilters.picture(plan, canvas))
                .orElseGet(() -> Scaling.Picture.of(first));
    }
}
