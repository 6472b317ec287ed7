package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.ladderworks.engine.text.TextFile;

/**
 * Already encoded files to be packaged.
 *
 * @param renditions MP4 files; every track in them that is H.264, HEVC, AV1, AAC, AC-3, E-AC-3 or Opus becomes a track of
 *     the package
 * @param output folder that the package is to become
 * @param text subtitles and captions in files of their own
 */
public record RepackageSpec(List<Path> renditions, Path output, List<TextFile> text, PackageSpec packaging) {
    public RepackageSpec {
        renditions = List.copyOf(renditions);
        text = List.copyOf(text);
    }

    /** Without text, in clear. */
    public static RepackageSpec of(List<Path> renditions, Path output) {
        return new RepackageSpec(renditions, output, List.of(), PackageSpec.standard());
    }
}
