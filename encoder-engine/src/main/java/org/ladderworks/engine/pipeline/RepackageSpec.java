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
 * @param protection how the package is encrypted; empty for a clear one
 * @param transport whether there is HLS with MPEG-TS beside the CMAF tracks
 * @param audioOnlyVariant whether HLS lists sound alone as a variant, beside pictures
 */
public record RepackageSpec(
        List<Path> renditions,
        Path output,
        Optional<MediaTime> segment,
        List<TextFile> text,
        Optional<ProtectionSpec> protection,
        boolean transport,
        boolean audioOnlyVariant) {
    public RepackageSpec {
        renditions = List.copyOf(renditions);
        text = List.copyOf(text);
    }

    /** Of CMAF alone. */
    public RepackageSpec(
            List<Path> renditions,
            Path output,
            Optional<MediaTime> segment,
            List<TextFile> text,
            Optional<ProtectionSpec> protection) {
        this(renditions, output, segment, text, protection, false, false);
    }

    /** The same with HLS with MPEG-TS. */
    public RepackageSpec withTransport() {
        return new RepackageSpec(renditions, output, segment, text, protection, true, audioOnlyVariant);
    }

    /** The same with sound alone as a variant of HLS. */
    public RepackageSpec withAudioOnlyVariant() {
        return new RepackageSpec(renditions, output, segment, text, protection, transport, true);
    }

    /** In clear. */
    public RepackageSpec(List<Path> renditions, Path output, Optional<MediaTime> segment, List<TextFile> text) {
        this(renditions, output, segment, text, Optional.empty());
    }

    /** Without text, in clear. */
    public RepackageSpec(List<Path> renditions, Path output, Optional<MediaTime> segment) {
        this(renditions, output, segment, List.of());
    }
}
