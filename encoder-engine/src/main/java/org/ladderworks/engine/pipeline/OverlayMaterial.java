package org.ladderworks.engine.pipeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.overlay.DrawnText.Content;
import org.ladderworks.engine.overlay.FontIntake;
import org.ladderworks.engine.overlay.LogoIntake;
import org.ladderworks.engine.overlay.OverlayShelf;
import org.ladderworks.engine.pipeline.OverlaySettings.TextChoice;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolRunner;

/**
 * What a job's overlays are made of, taken in before anything long begins: copied, and tried once.
 *
 * @param timecodeWidth in a font of size 1
 * @param words of each text, in their order
 */
record OverlayMaterial(
        OverlaySettings asked,
        Optional<LogoIntake.Taken> logo,
        Optional<FontIntake.Taken> font,
        Optional<BigDecimal> timecodeWidth,
        List<Words> words) {
    OverlayMaterial {
        words = List.copyOf(words);
    }

    /** The lines of a text, and how wide the longest is in a font of size 1. */
    record Words(TextChoice choice, List<Content.Words> lines, BigDecimal width) {
        Words {
            lines = List.copyOf(lines);
        }
    }

    /** Fails with an EngineException where a file is missing or cannot be used. */
    static OverlayMaterial take(
            OverlaySettings asked, WorkFolder work, ToolRunner runner, ToolInventory tools, Cancellation cancellation) {
        if (asked.isEmpty()) {
            return new OverlayMaterial(asked, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        }
        OverlayShelf shelf = new OverlayShelf(work.overlays());
        Optional<LogoIntake.Taken> logo =
                asked.logo().map(choice -> new LogoIntake(runner, tools, shelf).take(choice.file(), cancellation));
        FontIntake fonts = new FontIntake(runner, tools, shelf);
        Optional<FontIntake.Taken> font = asked.isDrawn() ? Optional.of(fonts.take(asked.font())) : Optional.empty();
        List<Words> words = new ArrayList<>();
        for (TextChoice text : asked.texts()) {
            List<Content.Words> lines = fonts.lines(text.text());
            BigDecimal widest = lines.stream()
                    .map(line -> fonts.widthOf(font.orElseThrow(), line, cancellation))
                    .max(BigDecimal::compareTo)
                    .orElseThrow();
            words.add(new Words(text, lines, widest));
        }
        return new OverlayMaterial(
                asked,
                logo,
                font,
                asked.timecode().map(_ -> fonts.widthOfTimecode(font.orElseThrow(), cancellation)),
                words);
    }
}
