package org.ladderworks.engine.encode;

import java.util.regex.Pattern;
import org.ladderworks.engine.time.Resolution;

/**
 * How pictures are resized: two scalers with the same kernel. zimg's is the cheaper (a half, of what scaling and change of
 * range cost), but takes only planar YUV, and of that only pictures of whole chroma samples. Pure.
 */
final class Scaling {
    private static final Pattern PLANAR_YUV = Pattern.compile("yuvj?4(?:20|22|44)p(?:(?:9|1[0246])le)?");

    private Scaling() {}

    /**
     * What is to be scaled.
     *
     * @param pixelFormat in FFmpeg's words
     * @param size of what is kept of it, upright, in stored pixels
     * @param deep whether it shows more than eight bits, which may be fewer than its pixel format holds
     * @param untouched false where filters made another format of it
     */
    record Picture(String pixelFormat, boolean fullRange, Resolution size, boolean deep, boolean untouched) {
        /** After the clip's treatment. */
        static Picture of(Clip clip) {
            return of(clip, clip.treatment().toneMap().isEmpty());
        }

        /** In the source's own light. */
        static Picture ofSource(Clip clip) {
            return of(clip, true);
        }

        private static Picture of(Clip clip, boolean untouched) {
            return new Picture(
                    clip.stream().pixelFormat(),
                    clip.stream().colour().range().equals("pc"),
                    clip.kept(),
                    SourceDepth.isDeep(clip.stream().pixelFormat()),
                    untouched);
        }
    }

    /** What zimg takes. */
    static boolean isEvenPlanarYuv(String pixelFormat, Resolution size) {
        return PLANAR_YUV.matcher(pixelFormat).matches() && size.width() % 2 == 0 && size.height() % 2 == 0;
    }

    /** RGB has no matrix of its own: unless told, FFmpeg turns it into BT.601, whatever the tags say afterwards. */
    static boolean isRgb(String pixelFormat) {
        return pixelFormat.contains("rgb")
                || pixelFormat.contains("bgr")
                || pixelFormat.startsWith("gbr")
                || pixelFormat.equals("pal8");
    }

    static boolean isByZimg(Picture picture) {
        return picture.untouched() && isEvenPlanarYuv(picture.pixelFormat(), picture.size());
    }

    /** To limited range. */
    static String to(Resolution size, Picture picture, DeliveryColour colour, int bitDepth) {
        if (isByZimg(picture)) {
            // Dither where bits are lost; a change of range alone would only get noise by it, which costs bits.
            boolean dithered = picture.deep() && bitDepth == 8;
            return byZimg(size, picture, dithered ? "ordered" : "none", false);
        }
        return "scale=%d:%d:flags=bicubic:out_range=tv%s"
                .formatted(
                        size.width(),
                        size.height(),
                        isRgb(picture.pixelFormat()) ? ":out_color_matrix=" + scaleMatrix(colour) : "");
    }

    /** To full range and BT.601, which is all that JPEG knows. */
    static String toJpeg(Resolution size, Picture picture, DeliveryColour colour) {
        String from = isRgb(picture.pixelFormat())
                ? ""
                : ":in_color_matrix=%s:in_range=%s"
                        .formatted(scaleMatrix(colour), range(picture.fullRange() && picture.untouched()));
        return "scale=%d:%d:flags=bicubic%s:out_color_matrix=bt601:out_range=pc"
                .formatted(size.width(), size.height(), from);
    }

    /** In the picture's own pixel format, or another of the same matrix. */
    static String byZimg(Resolution size, Picture picture, String dither, boolean toFullRange) {
        return "zscale=w=%d:h=%d:f=bicubic:param_a=0:param_b=0.6:d=%s:rin=%s:r=%s"
                .formatted(size.width(), size.height(), dither, range(picture.fullRange()), range(toFullRange));
    }

    private static String range(boolean full) {
        return full ? "pc" : "tv";
    }

    /** The matrix in the words of the scale filter, which differ from those of the tags. */
    private static String scaleMatrix(DeliveryColour colour) {
        return switch (colour.matrix()) {
            case "bt709", "fcc", "smpte170m", "smpte240m" -> colour.matrix();
            case "bt2020nc", "bt2020c" -> "bt2020";
            default -> "bt601";
        };
    }
}
