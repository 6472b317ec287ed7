package org.ladderworks.app.cli;

import org.ladderworks.app.jobfile.JobDraft;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which pictures are made for viewers who wind, and what is kept for those who review. */
final class TrickPlayOptions {
    private static final String PART = "trickPlay";

    @Mixin
    private ImageOptions images = new ImageOptions();

    @Option(
            names = "--iframe-rendition",
            description = "Encode a small rendition of one I-frame a second too, for smooth winding in HLS and DASH.")
    private boolean iFrames;

    @Option(
            names = "--no-review-data",
            description = "Write no data for review: shots, and the waveform and the loudness of every sound.")
    private boolean noReview;

    /** Says it in a job. */
    void into(JobDraft job, CommandLine command) {
        images.into(job, command);
        if (iFrames) {
            job.put(PART, "iFrameRendition", true);
        }
        if (noReview) {
            job.put(PART, "review", false);
        }
    }
}
