package org.ladderworks.app.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.engine.pipeline.PictureChoice;
import org.ladderworks.engine.pipeline.PictureChoice.Crop;
import org.ladderworks.engine.probe.CropBox;
import org.ladderworks.engine.probe.FieldOrder;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What may be decided about a source's pictures. */
final class PictureOptions {
    private static final Pattern BOX = Pattern.compile("(\\d{1,5}):(\\d{1,5}):(\\d{1,5}):(\\d{1,5})");

    enum Scan {
        PROGRESSIVE,
        TFF,
        BFF
    }

    @Option(
            names = "--fields",
            description = "Make a frame of each field of an interlaced source: 25i becomes 50p, 29.97i 59.94p.")
    private boolean everyField;

    @Option(
            names = "--scan",
            paramLabel = "ORDER",
            description = "Take the source for progressive, tff (top field first) or bff, whatever was measured.")
    private @Nullable Scan scan;

    @Option(
            names = "--crop",
            paramLabel = "auto|W:H:X:Y",
            description = "Cut off the black bars that were measured, or all but a part of the picture (even numbers).")
    private @Nullable String crop;

    /** Says it in a job. */
    void into(JobDraft job, CommandLine command) {
        if (everyField) {
            job.put("pictures", "everyField", true);
        }
        if (scan != null) {
            job.put("pictures", "scan", scan.name().toLowerCase(Locale.ROOT));
        }
        if (crop != null) {
            Crop _ = crop(command);
            job.put("pictures", "crop", crop);
        }
    }

    PictureChoice choice(CommandLine command) {
        Optional<FieldOrder> order = Optional.ofNullable(scan).map(told -> switch (told) {
            case PROGRESSIVE -> FieldOrder.PROGRESSIVE;
            case TFF -> FieldOrder.TOP_FIRST;
            case BFF -> FieldOrder.BOTTOM_FIRST;
        });
        return new PictureChoice(everyField, order, crop(command));
    }

    private Crop crop(CommandLine command) {
        if (crop == null) {
            return new Crop.None();
        }
        if (crop.equals("auto")) {
            return new Crop.Measured();
        }
        var match = BOX.matcher(crop);
        if (!match.matches()) {
            throw new ParameterException(command, "--crop " + crop + ": give auto or W:H:X:Y, in pixels");
        }
        CropBox box = new CropBox(side(match, 1), side(match, 2), side(match, 3), side(match, 4));
        boolean even = (box.width() | box.height() | box.x() | box.y()) % 2 == 0;
        if (!even || box.width() < 2 || box.height() < 2) {
            throw new ParameterException(
                    command, "--crop " + crop + ": width, height, x and y must be even, the first two above 0");
        }
        return new Crop.To(box);
    }

    private static int side(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
