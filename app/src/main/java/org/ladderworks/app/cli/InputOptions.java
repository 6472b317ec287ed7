package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.engine.pipeline.ClipSpec;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is said of sources beside their names: the piece that is meant, the rate of images, sound from elsewhere. */
final class InputOptions {
    @Mixin
    private PieceOptions piece = new PieceOptions();

    @Option(
            names = "--audio-file",
            paramLabel = "FILE",
            description = "Sound from this file, instead of the source's own; its beginning is heard with the source's"
                    + " first frame.")
    private @Nullable Path audioFile;

    /** The sources; a piece, or sound from elsewhere, can be asked of one alone. */
    List<ClipSpec> clips(CommandLine command, List<String> sources) {
        if (audioFile != null && sources.size() > 1) {
            throw new ParameterException(command, "--audio-file is for one source; there are " + sources.size());
        }
        return piece.clips(command, sources, Optional.ofNullable(audioFile));
    }

    /** Says it in a job; sources that the job names already go where some are given. */
    void into(JobDraft job, CommandLine command, List<String> sources) {
        List<ClipSpec> _ = clips(command, sources);
        piece.into(job, sources);
        if (audioFile != null) {
            job.put("source", "audioFile", audioFile);
        }
    }
}
