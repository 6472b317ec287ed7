package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.Optional;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.time.MediaTime;

/**
 * One encode job as asked for.
 *
 * @param source file to encode
 * @param output folder that the package is to become
 * @param preset name of a ladder preset; empty for what is proposed for the source
 * @param segment wanted length of a segment; empty for the default of the frame rate
 * @param work folder in which finished chunks are kept for later jobs; empty to keep them only until the job ends
 */
public record JobSpec(
        Path source,
        Path output,
        Optional<String> preset,
        Optional<MediaTime> segment,
        Optional<Path> work,
        EncodeSettings encode) {}
