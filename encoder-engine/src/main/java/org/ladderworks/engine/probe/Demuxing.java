package org.ladderworks.engine.probe;

import java.util.List;
import java.util.Locale;
import org.ladderworks.engine.source.ImageSequence;
import org.ladderworks.engine.source.Source;

/** The arguments with which every FFmpeg tool opens a source: only local files, only formats that hold media themselves. */
public final class Demuxing {
    /** Playlists and scripts (concat, dash, hls, image patterns) are left out: they make FFmpeg open other files. */
    static final String FORMATS =
            "mov,mp4,matroska,webm,mpegts,mpeg,avi,mxf,mxf_opatom,flv,asf,ogg,wav,w64,aiff,mp3,aac,flac,"
                    + "ac3,eac3,gxf,dv,nut";

    private Demuxing() {}

    /** The formats that a source may have, as FFmpeg names them, with commas between. */
    public static String formats() {
        return FORMATS;
    }

    /** Input options, up to but without the {@code -i}. */
    public static List<String> options(Source source) {
        return source.images().map(Demuxing::images).orElseGet(Demuxing::file);
    }

    private static List<String> file() {
        // AVI gives decoding times alone; from them FFmpeg makes the times at which frames are shown.
        return List.of("-fflags", "+genpts", "-protocol_whitelist", "file", "-format_whitelist", FORMATS);
    }

    private static List<String> images(ImageSequence images) {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                "image2",
                "-f",
                "image2",
                "-pattern_type",
                "sequence",
                "-framerate",
                images.rate().numerator() + "/" + images.rate().denominator(),
                "-start_number",
                Integer.toString(images.first()));
    }

    /** Decoder options: OpenEXR holds light itself, which becomes a signal by the curve of BT.709. */
    public static List<String> decoding(Source source) {
        boolean linear = source.images()
                .filter(images -> images.suffix().equalsIgnoreCase(".exr"))
                .isPresent();
        return linear ? List.of("-apply_trc", "bt709") : List.of();
    }

    /** Decoder options with which every fault ends the decoding. */
    public static List<String> strict(Source source) {
        // To the decoder of TIFF every tag that it does not know is a fault, such as a resolution.
        boolean tiff = source.images()
                .filter(images -> images.suffix().toLowerCase(Locale.ROOT).startsWith(".tif"))
                .isPresent();
        return tiff ? List.of() : List.of("-err_detect", "explode");
    }

    /** The input itself. */
    public static List<String> input(Source source) {
        return List.of("-i", source.asToolInput());
    }
}
