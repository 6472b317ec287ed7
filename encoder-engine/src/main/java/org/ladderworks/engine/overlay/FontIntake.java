package org.ladderworks.engine.overlay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.overlay.DrawnText.Content;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.Timecode;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.tool.ToolRunner;

/** Takes in a font and what is to be drawn with it, before anything long begins. Thread-safe. */
public final class FontIntake {
    private static final long MOST_BYTES = 128 << 20;
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    /** TrueType, OpenType with curves of PostScript, TrueType of Apple, collections (OpenType 1.9, font file). */
    private static final Set<Integer> MAGIC = Set.of(0x00010000, 0x4F54544F, 0x74727565, 0x74746366);

    /** Texts are measured in this size. */
    private static final int SIZE = 32;

    /** Small sizes are rounded to whole pixels, sign by sign. */
    private static final BigDecimal ROUNDED = new BigDecimal("1.05");

    private static final String CANVAS = "color=c=black:s=16384x64:r=1:d=1,format=gray";
    private static final String RIGHT = "lavfi.bbox.x2=";

    private final ToolRunner runner;
    private final ToolInventory tools;
    private final OverlayShelf shelf;

    public FontIntake(ToolRunner runner, ToolInventory tools, OverlayShelf shelf) {
        this.runner = runner;
        this.tools = tools;
        this.shelf = shelf;
    }

    /** A font that was copied, and where it is from. */
    public record Taken(OverlayFile file, Path original) {}

    /**
     * Copies a font, or one of the system where none is named.
     *
     * @throws UsageException FONT_MISSING where none is named and none found
     * @throws SourceException FONT_UNUSABLE where it is no font
     */
    public Taken take(Optional<Path> named) {
        Path path = named.or(SystemFonts::find)
                .map(file -> Source.of(file).file())
                .orElseThrow(() -> new UsageException(
                        ErrorCode.FONT_MISSING,
                        "there is no font to draw with in " + SystemFonts.folders(),
                        "Name a TrueType or OpenType font with --burn-font, or install DejaVu Sans Mono."));
        OverlayFile copy = shelf.copy(path, "ttf", MOST_BYTES, ErrorCode.FONT_UNUSABLE);
        ByteBuffer head = OverlayShelf.head(copy, 4);
        if (head.limit() < 4 || !MAGIC.contains(head.getInt(0))) {
            throw unusable(path, "is no TrueType or OpenType font");
        }
        return new Taken(copy, path);
    }

    /** Puts the lines of a text, but for blank ones, where FFmpeg reads them: no word is then taken for a command. */
    public List<Content.Words> lines(String text) {
        List<String> lines = text.lines().toList();
        List<Content.Words> words = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                OverlayFile file = shelf.write(lines.get(i).getBytes(StandardCharsets.UTF_8), "txt");
                words.add(new Content.Words(file, i, lines.size()));
            }
        }
        return words;
    }

    /** How wide a time code is in a font of size 1. */
    public BigDecimal widthOfTimecode(Taken font, Cancellation cancellation) {
        return widthOf(font, new Content.Running(Timecode.ZERO), cancellation);
    }

    /** How wide a text is in a font of size 1; fails with a SourceException where nothing of it can be drawn. */
    public BigDecimal widthOf(Taken font, Content content, Cancellation cancellation) {
        List<String> line = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-loglevel", "error", "-xerror"));
        line.addAll(List.of("-f", "lavfi", "-i", CANVAS, "-vf"));
        line.add(TextFilter.measured(font.file(), content, SIZE) + ",bbox,metadata=mode=print:file=-");
        line.addAll(List.of("-frames:v", "1", "-f", "null", "-"));
        List<String> found = new ArrayList<>();
        ToolResult result = runner.run(
                new ToolCommand(tools.ffmpeg(), line, DEADLINE),
                said -> {
                    if (said.startsWith(RIGHT)) {
                        found.add(said.substring(RIGHT.length()).strip());
                    }
                },
                cancellation);
        if (!result.succeeded()) {
            throw unusable(font.original(), "cannot be drawn with: " + result.summary());
        }
        if (found.isEmpty() || !found.getFirst().matches("\\d{1,6}")) {
            throw unusable(font.original(), "has no sign of the text");
        }
        return new BigDecimal(Integer.parseInt(found.getFirst()) + 1)
                .multiply(ROUNDED)
                .divide(new BigDecimal(SIZE), 4, RoundingMode.UP);
    }

    private static SourceException unusable(Path font, String why) {
        return new SourceException(
                ErrorCode.FONT_UNUSABLE,
                font + " " + why,
                "Name another font with --burn-font, for example DejaVu Sans Mono.");
    }
}
