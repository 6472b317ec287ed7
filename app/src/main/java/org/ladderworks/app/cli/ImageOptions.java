package org.ladderworks.app.cli;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.engine.trickplay.ImageFormat;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which thumbnails and posters are made of a title. */
final class ImageOptions {
    private static final String PART = "trickPlay";

    @Option(names = "--no-thumbnails", description = "Make no thumbnails.")
    private boolean none;

    @Option(
            names = "--thumbnail-interval",
            paramLabel = "SECONDS",
            description = "From one thumbnail to the next. Without it 1 s in titles of up to a minute, 2 s up to ten"
                    + " minutes, 5 s up to half an hour, else 10 s.")
    private @Nullable String interval;

    @Option(
            names = "--thumbnail-size",
            paramLabel = "PIXELS",
            description = "Width of a thumbnail, or its height where it is portrait (320).")
    private @Nullable Integer size;

    @Option(
            names = "--thumbnail-grid",
            paramLabel = "CxR",
            description = "Columns and rows of thumbnails on a sheet (5x5); a short title gets a smaller sheet.")
    private @Nullable String grid;

    @Option(
            names = "--sprites",
            paramLabel = "FORMAT",
            description = "What the sheets of images/thumbnails.vtt are: jpeg, those of DASH and HLS (default); webp or"
                    + " png, made beside them.")
    private @Nullable ImageFormat sprites;

    @Option(names = "--bif", description = "Write Roku's archives of thumbnails too, in SD and HD.")
    private boolean bif;

    @Option(
            names = "--poster",
            paramLabel = "WHICH",
            description = "Picture that stands for the title: best (default), second or third, or a time of the title"
                    + " (62.5, 00:01:02.500); none for no posters.")
    private @Nullable String poster;

    /** Says it in a job. */
    void into(JobDraft job, CommandLine command) {
        if (none) {
            job.put(PART, "thumbnails", false);
        }
        if (interval != null) {
            if (!interval.matches("\\d{1,4}(\\.\\d{1,3})?")) {
                throw new ParameterException(
                        command, "--thumbnail-interval " + interval + ": give seconds, for example 10 or 2.5");
            }
            job.put(PART, "intervalSeconds", JsonNodeFactory.instance.numberNode(new BigDecimal(interval)));
        }
        if (size != null) {
            job.put(PART, "size", size);
        }
        if (grid != null) {
            job.put(PART, "grid", grid);
        }
        if (sprites != null) {
            job.put(PART, "sprites", sprites.toString());
        }
        if (bif) {
            job.put(PART, "bif", true);
        }
        if (poster != null) {
            job.put(PART, "poster", poster);
        }
    }
}
