package org.ladderworks.app.jobfile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.overlay.Place;
import org.ladderworks.engine.overlay.Placement;
import org.ladderworks.engine.pipeline.CutPoint;
import org.ladderworks.engine.pipeline.OverlaySettings;
import org.ladderworks.engine.pipeline.OverlaySettings.LogoChoice;
import org.ladderworks.engine.pipeline.OverlaySettings.TextChoice;
import org.ladderworks.engine.pipeline.OverlaySettings.TimecodeChoice;
import org.ladderworks.engine.time.Timecode;
import tools.jackson.databind.JsonNode;

/** Reads what a job says of overlays. */
final class OverlayReader {
    private static final BigDecimal MARGIN = BigDecimal.valueOf(5);
    private static final BigDecimal LOGO_HEIGHT = BigDecimal.TEN;
    private static final BigDecimal FONT_SIZE = BigDecimal.valueOf(5);
    private static final int MOST_LINES = 10;

    /** Finer than any pixel, and short in a command line. */
    private static final int DECIMALS = 3;

    private final Problems problems;

    OverlayReader(Problems problems) {
        this.problems = problems;
    }

    OverlaySettings read(JsonNode overlays) {
        return new OverlaySettings(
                overlays.has("logo") ? logo(overlays.path("logo")) : Optional.empty(),
                overlays.has("timecode") ? Optional.of(timecode(overlays.path("timecode"))) : Optional.empty(),
                texts(overlays.path("texts")),
                overlays.has("font") ? path(overlays.path("font"), "/overlays/font") : Optional.empty());
    }

    private Optional<LogoChoice> logo(JsonNode logo) {
        return path(logo.path("file"), "/overlays/logo/file")
                .map(file -> new LogoChoice(
                        file,
                        placement(logo, Place.TOP_RIGHT, LOGO_HEIGHT),
                        opacity(logo),
                        time(logo, "from"),
                        time(logo, "to")));
    }

    private static TimecodeChoice timecode(JsonNode timecode) {
        return new TimecodeChoice(
                Timecode.parse(timecode.path("start").asString("")),
                placement(timecode, Place.TOP, FONT_SIZE),
                opacity(timecode),
                timecode.path("box").asBoolean(true));
    }

    private List<TextChoice> texts(JsonNode texts) {
        List<TextChoice> choices = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            JsonNode text = texts.get(i);
            String words = text.path("text").asString("");
            check(words, "/overlays/texts/" + i + "/text");
            choices.add(new TextChoice(
                    words,
                    placement(text, Place.BOTTOM, FONT_SIZE),
                    opacity(text),
                    text.path("box").asBoolean(true)));
        }
        return choices;
    }

    private void check(String words, String path) {
        if (words.isBlank()) {
            problems.add(path, "is blank: nothing would be seen of it");
        }
        if (words.lines().count() > MOST_LINES) {
            problems.add(path, "has more than " + MOST_LINES + " lines");
        }
        boolean odd = words.codePoints()
                .anyMatch(sign -> (Character.isISOControl(sign) && sign != '\n')
                        || Character.getType(sign) == Character.SURROGATE);
        if (odd) {
            problems.add(path, "holds a control character; a line break (\\n) is the only one that can be drawn");
        }
    }

    private static Placement placement(JsonNode overlay, Place place, BigDecimal height) {
        return new Placement(
                Place.named(overlay.path("place").asString("")).orElse(place),
                number(overlay, "marginPercent", MARGIN),
                number(overlay, "heightPercent", height));
    }

    private static BigDecimal opacity(JsonNode overlay) {
        return number(overlay, "opacity", BigDecimal.ONE);
    }

    private static BigDecimal number(JsonNode overlay, String name, BigDecimal otherwise) {
        JsonNode number = overlay.path(name);
        return number.isMissingNode()
                ? otherwise
                : number.decimalValue().setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    private Optional<CutPoint> time(JsonNode logo, String name) {
        String text = logo.path(name).asString("");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(CutPoint.parse(text));
        } catch (UsageException e) {
            problems.add("/overlays/logo/" + name, e.getMessage() + "; " + e.remedy());
            return Optional.empty();
        }
    }

    private Optional<Path> path(JsonNode written, String pointer) {
        try {
            return Optional.of(Path.of(written.asString("")));
        } catch (InvalidPathException e) {
            problems.add(pointer, "is no path: " + e.getReason());
            return Optional.empty();
        }
    }
}
