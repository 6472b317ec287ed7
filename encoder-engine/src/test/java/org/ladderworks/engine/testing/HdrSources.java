package org.ladderworks.engine.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** HDR sources made by the bundled FFmpeg. */
public final class HdrSources {
    /** The display and the light that {@link #pq} tells of: P3, 1000 cd/m2; 1000 and 400 cd/m2. */
    public static final String GRADED =
            "hdr10=1:master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,50):max-cll=1000,400";

    private HdrSources() {}

    /** PQ in HEVC with metadata, chroma as on discs; options follow those of the pictures. */
    public static Path pq(Path file, String pictures, String... options) {
        return hevc(file, pictures, "smpte2084", "topleft", GRADED, options);
    }

    /** HLG in HEVC without metadata. */
    public static Path hlg(Path file, String pictures) {
        return hevc(file, pictures, "arib-std-b67", "unspecified", "no-hdr10=1");
    }

    private static Path hevc(
            Path file, String pictures, String transfer, String chroma, String parameters, String... options) {
        List<String> more = new ArrayList<>(List.of("-g", "50"));
        more.addAll(List.of(options));
        return MadeSource.of(
                file,
                pictures + ",format=yuv420p10le," + tags(transfer, "bt2020nc", "bt2020") + ":chroma_location=" + chroma,
                MadeSource.hevc(":crf=8:" + parameters, more.toArray(String[]::new)));
    }

    /** A filter that tags pictures of limited range. */
    public static String tags(String transfer, String matrix, String primaries) {
        return "setparams=range=tv:color_trc=%s:colorspace=%s:color_primaries=%s"
                .formatted(transfer, matrix, primaries);
    }
}
