package org.ladderworks.engine.pipeline;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.overlay.Placement;
import org.ladderworks.engine.time.Timecode;

/**
 * What an operator wants over the pictures of a title.
 *
 * @param texts in the order in which they are drawn, over the logo and the time code
 * @param font file of the font; empty for one of the system's
 */
public record OverlaySettings(
        Optional<LogoChoice> logo, Optional<TimecodeChoice> timecode, List<TextChoice> texts, Optional<Path> font) {
    /** Nothing. */
    public static final OverlaySettings NONE =
            new OverlaySettings(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    public OverlaySettings {
        texts = List.copyOf(texts);
    }

    /** True where nothing is laid over the pictures. */
    public boolean isEmpty() {
        return logo.isEmpty() && timecode.isEmpty() && texts.isEmpty();
    }

    /** True where a font is needed. */
    boolean isDrawn() {
        return timecode.isPresent() || !texts.isEmpty();
    }

    /**
     * A logo.
     *
     * @param file PNG, JPEG or WebP
     * @param opacity above 0, to 1
     * @param from when it is seen first, counted from the title's first frame; empty for the beginning
     * @param to when it is no longer seen; empty for the end
     */
    public record LogoChoice(
            Path file, Placement placement, BigDecimal opacity, Optional<CutPoint> from, Optional<CutPoint> to) {}

    /**
     * A running time code.
     *
     * @param start of the title's first frame; empty for the source's own, or zero where it has none
     * @param box whether a dark box is drawn behind it
     */
    public record TimecodeChoice(Optional<Timecode> start, Placement placement, BigDecimal opacity, boolean box) {}

    /** Words that stay the same; a line break begins a new line. */
    public record TextChoice(String text, Placement placement, BigDecimal opacity, boolean box) {}
}
