package org.ladderworks.engine.overlay;

import java.math.BigDecimal;
import java.util.List;
import org.ladderworks.engine.source.StillImage;

/** The filters of a logo, and how it is opened. Pure. */
final class LogoFilters {
    /**
     * Sixteen bits, colours multiplied by alpha: else the invisible colour of transparent pixels would shine through at the
     * edges of a logo that is made smaller.
     */
    static final String DECODED = "format=gbrap16le,premultiply=inplace=1";

    /** A picture of UHD, and some. The head of a file may promise less than is in it: the decoder holds to this too. */
    static final long MOST_PIXELS = 1 << 23;

    private LogoFilters() {}

    /** FFmpeg's options for the input and the input itself: one image of one format, from one local file. */
    static List<String> input(OverlayFile file, StillImage.Kind kind) {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                "image2",
                "-f",
                "image2",
                "-pattern_type",
                "none",
                "-c:v",
                kind.decoder(),
                "-threads",
                "1",
                "-max_pixels",
                Long.toString(MOST_PIXELS),
                "-err_detect",
                "explode",
                "-i",
                "file:" + file.path());
    }

    /** In the size, the colours and the format that suit a rung's pictures. */
    static String prepared(Logo logo, OverlaidPicture picture) {
        int height = logo.placement().heightIn(picture.size().height());
        int width = Math.max(
                2,
                picture.size().width()
                        - 2 * logo.placement().marginIn(picture.size().height()));
        StringBuilder graph = new StringBuilder();
        // As high as asked for, unless it would then be wider than the picture; whole chroma samples.
        graph.append("zscale=w='max(2,2*round(min(%d,%d*iw/ih)/2))':h='max(2,2*round(min(%d,%d*ih/iw)/2))'"
                .formatted(width, height, height, width));
        graph.append(":f=bicubic:param_a=0:param_b=0.6:d=none,setsar=1,unpremultiply=inplace=1");
        if (logo.opacity().compareTo(BigDecimal.ONE) < 0) {
            graph.append(",colorchannelmixer=aa=").append(logo.opacity().toPlainString());
        }
        graph.append(',').append(colours(picture));
        graph.append(",format=").append(picture.tenBit() ? "yuva420p10le" : "yuva420p");
        graph.append(",setparams=range=tv:color_primaries=%s:color_trc=%s:colorspace=%s:chroma_location=unspecified"
                .formatted(picture.primaries(), picture.transfer(), picture.matrix()));
        return graph.toString();
    }

    /**
     * From sRGB: its primaries are those of BT.709, its codes are taken for the signal of SDR as they are. In HDR its white
     * becomes reference white.
     */
    private static String colours(OverlaidPicture picture) {
        boolean standard = picture.light() == Light.STANDARD;
        return "zscale=rin=pc:min=gbr:pin=bt709:tin=%s:r=tv:m=%s:p=%s:t=%s%s:d=none"
                .formatted(
                        standard ? "bt709" : "iec61966-2-1",
                        picture.matrix(),
                        picture.primaries(),
                        standard ? "bt709" : picture.light().transfer(),
                        standard ? "" : ":npl=" + Light.REFERENCE_WHITE);
    }

    /** Laid over; its frame is repeated as long as there are pictures. */
    static String laid(Logo logo, OverlaidPicture picture) {
        int margin = logo.placement().marginIn(picture.size().height());
        return "overlay=x=%s:y=%s:format=%s:eval=init"
                .formatted(
                        logo.placement().place().x("W", "w", margin),
                        logo.placement().place().y("H", "h", margin, 0, 1),
                        picture.tenBit() ? "yuv420p10" : "yuv420");
    }
}
