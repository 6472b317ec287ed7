package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.text.TextFile;
import org.ladderworks.engine.time.MediaTime;

/**
 * Already encoded files to be packaged.
 *
 * @param renditions MP4 files; every track in them that is H.264, HEVC, AV1, AAC, AC-3, E-AC-3 or Opus becomes a track of
 *     the package
 * @param output folder that the package is to become
 * @param segment wanted length of a segment; empty for the default
 * @param text subtitles and captions in files of their own
 */
public record RepackageSpec(List<Path> renditions, Path output, Optional<MediaTime> segment, List<TextFile> text) {
    public RepackageSpec {
        renditions = List.copyOf(renditions);
        text = List.copyOf(text);
    }

    /** Without text. */
    public RepackageSpec(List<Path> renditions, Path output, Optional<MediaTime> segment) {
        this(renditions, output, segment, List.of());
    }
}
