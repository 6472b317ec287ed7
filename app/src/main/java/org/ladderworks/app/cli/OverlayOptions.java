package org.ladderworks.app.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.jobfile.JobDraft;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is laid over the pictures. */
final class OverlayOptions {
    @Option(
            names = "--logo",
            paramLabel = "FILE",
            description = "Lay this image (PNG, JPEG or WebP) over the picture, a tenth as high as it.")
    private @Nullable Path logo;

    @Option(
            names = "--logo-place",
            paramLabel = "PLACE",
            description =
                    "top-left, top, top-right (default), centre, bottom-left, bottom or bottom-right; of the logo.")
    private @Nullable String place;

    @Option(
            names = "--logo-height",
            paramLabel = "PERCENT",
            description = "Height of the logo in percent of the picture's.")
    private @Nullable BigDecimal height;

    @Option(names = "--logo-opacity", paramLabel = "0..1", description = "1 (default) hides what is behind the logo.")
    private @Nullable BigDecimal opacity;

    @Option(
            names = "--burn-timecode",
            description = "Draw the running time code into the pictures: the source's own, else from 00:00:00:00.")
    private boolean timecode;

    @Option(
            names = "--timecode-start",
            paramLabel = "HH:MM:SS:FF",
            description = "Draw the running time code, and begin with this one (drop-frame HH:MM:SS;FF).")
    private @Nullable String start;

    @Option(
            names = "--burn-text",
            paramLabel = "TEXT",
            description = "Draw words into the pictures, at the bottom; may be repeated.")
    private List<String> texts = new ArrayList<>();

    @Option(
            names = "--burn-font",
            paramLabel = "FILE",
            description = "TrueType or OpenType font to draw with, instead of one of the system's.")
    private @Nullable Path font;

    @Option(
            names = "--burn-subtitles",
            paramLabel = "FILE",
            description = "Refused: the bundled FFmpeg cannot draw styled subtitles. Use --text.")
    private @Nullable String subtitles;

    /** Says it in a job. */
    void into(JobDraft job, CommandLine command) {
        if (logo != null) {
            job.put("overlays", "logo", image(logo));
        } else if (place != null || height != null || opacity != null) {
            throw new ParameterException(
                    command, "--logo-place, --logo-height and --logo-opacity are said of a logo: name it with --logo");
        }
        if (timecode || start != null) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            if (start != null) {
                node.put("start", start);
            }
            job.put("overlays", "timecode", node);
        }
        if (!texts.isEmpty()) {
            ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
            texts.forEach(text -> nodes.addObject().put("text", text));
            job.put("overlays", "texts", nodes);
        }
        if (font != null) {
            job.put("overlays", "font", font);
        }
        if (subtitles != null) {
            job.put("overlays", "subtitles", subtitles);
        }
    }

    private ObjectNode image(Path file) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("file", file.toAbsolutePath().toString());
        if (place != null) {
            node.put("place", place);
        }
        if (height != null) {
            node.put("heightPercent", height);
        }
        if (opacity != null) {
            node.put("opacity", opacity);
        }
        return node;
    }
}
