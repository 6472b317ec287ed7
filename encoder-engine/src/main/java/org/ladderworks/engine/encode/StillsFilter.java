package org.ladderworks.engine.encode;

import java.util.List;
import java.util.stream.Collectors;
import org.ladderworks.engine.time.Resolution;

/**
 * From a window's pictures, as the rungs are scaled from them, to its stills: 4:2:0 in the range and the matrix of JPEG (JFIF
 * 1.02), in which browsers read WebP and PNG made of them too. Without overlays. Pure.
 */
final class StillsFilter {
    /** What they are, wherever they are read again. */
    static final String TAGS = "setparams=range=pc:colorspace=smpte170m";

    private StillsFilter() {}

    /** @param frames which ones, counted from the window's first */
    static String of(VideoPlan plan, Resolution size, List<Long> frames) {
        String wanted = frames.stream().map("eq(n,%d)"::formatted).collect(Collectors.joining("+"));
        return "select='" + wanted + "'" + scaled(plan, size);
    }

    /** For pictures of the first clip that are taken alone. */
    static String alone(VideoPlan plan, Resolution size) {
        return ClipFilters.alone(plan.clips().getFirst()) + scaled(plan, size);
    }

    private static String scaled(VideoPlan plan, Resolution size) {
        Clip first = plan.clips().getFirst();
        // Joined clips are tone-mapped each by itself, before they meet.
        String light = plan.canvas().isPresent() ? "" : ClipFilters.toneMap(first, size);
        Scaling.Picture picture = plan.canvas()
                .map(canvas -> ClipFilters.picture(plan, canvas))
                .orElseGet(() -> Scaling.Picture.of(first));
        return "%s,%s,setsar=1,format=yuv420p,%s".formatted(light, Scaling.toJpeg(size, picture, plan.colour()), TAGS);
    }
}
