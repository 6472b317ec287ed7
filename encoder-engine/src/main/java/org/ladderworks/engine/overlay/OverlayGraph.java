package org.ladderworks.engine.overlay;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ladderworks.engine.time.FrameRate;

/**
 * The filters that lay a title's overlays over the pictures of one window, after these were scaled: an overlay is as sharp in
 * each rung as the rung is, and of the same share of its height. Pure.
 *
 * @param overlays what is seen in the window
 * @param rate of the title's timeline
 * @param firstFrame of the window on it
 * @param frames of the window
 */
public record OverlayGraph(Overlays overlays, FrameRate rate, long firstFrame, long frames) {
    /** Of those overlays of a title that are seen in the window. */
    public static OverlayGraph of(Overlays all, FrameRate rate, long firstFrame, long frames) {
        return new OverlayGraph(all.in(firstFrame, frames), rate, firstFrame, frames);
    }

    /** The logo as an input of the command line, to stand behind all others; empty without a logo. */
    public List<String> input() {
        return overlays.logo()
                .map(logo -> LogoFilters.input(logo.file(), logo.kind()))
                .orElse(List.of());
    }

    /** True where the window's pictures stay as they are. */
    public boolean isEmpty() {
        return overlays.isEmpty();
    }

    /** True where frames may be left out only after the overlays: these count them. */
    public boolean needsEveryFrame() {
        return overlays.changesIn(firstFrame, frames);
    }

    /** From the logo's input to a copy for each rung, with a semicolon before; empty without a logo. */
    public String logos(int input, int rungs) {
        return overlays.logo()
                .map(_ -> ";[%d:0]%s,settb=%d/%d,setpts=0,split=%d%s"
                        .formatted(
                                input,
                                LogoFilters.DECODED,
                                rate.denominator(),
                                rate.numerator(),
                                rungs,
                                IntStream.range(0, rungs)
                                        .mapToObj(i -> "[g" + i + "]")
                                        .collect(Collectors.joining())))
                .orElse("");
    }

    /** From a rung's scaled pictures to the same with everything over them; to be put behind the filters of the rung. */
    public String over(OverlaidPicture picture, int rung) {
        StringBuilder graph = new StringBuilder();
        overlays.logo()
                .ifPresent(logo -> graph.append("[p%d];[g%d]%s[l%d];[p%d][l%d]"
                                .formatted(rung, rung, LogoFilters.prepared(logo, picture), rung, rung, rung))
                        .append(LogoFilters.laid(logo, picture))
                        .append(seen(logo))
                        // Where the two inputs' clocks were brought together, frames keep their numbers.
                        .append(",settb=%d/%d".formatted(rate.denominator(), rate.numerator())));
        for (DrawnText text : overlays.texts()) {
            graph.append(',').append(TextFilter.of(text, picture, rate, firstFrame));
        }
        return graph.toString();
    }

    /** In frames of the window, as the filter counts them. */
    private String seen(Logo logo) {
        return logo.isSeenInAllOf(firstFrame, frames)
                ? ""
                : ":enable='between(n,%d,%d)'"
                        .formatted(Math.max(0, logo.firstFrame() - firstFrame), logo.endFrame() - firstFrame - 1);
    }
}
