package org.ladderworks.engine.overlay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.source.StillImage;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.tool.ToolRunner;

/** Takes a logo's file in before anything long begins: a wrong one costs seconds. Thread-safe. */
public final class LogoIntake {
    private static final long MOST_BYTES = 32 << 20;
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final ToolRunner runner;
    private final ToolInventory tools;
    private final OverlayShelf shelf;

    public LogoIntake(ToolRunner runner, ToolInventory tools, OverlayShelf shelf) {
        this.runner = runner;
        this.tools = tools;
        this.shelf = shelf;
    }

    /** An image that can be laid over pictures. */
    public record Taken(OverlayFile file, StillImage.Kind kind) {}

    /**
     * Looks at the first bytes, copies the file and decodes the copy once.
     *
     * @throws SourceException LOGO_UNUSABLE where it is no PNG, JPEG or WebP, too large or damaged
     */
    public Taken take(Path file, Cancellation cancellation) {
        Path path = Source.of(file).file();
        StillImage before = look(path, head(path));
        OverlayFile copy = shelf.copy(path, before.kind().extension(), MOST_BYTES, ErrorCode.LOGO_UNUSABLE);
        // The copy counts: the file may have been changed in between.
        StillImage image = look(path, OverlayShelf.head(copy, StillImage.HEAD));
        decode(path, copy, image.kind(), cancellation);
        return new Taken(copy, image.kind());
    }

    private static ByteBuffer head(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return ByteBuffer.wrap(in.readNBytes(StillImage.HEAD));
        } catch (IOException e) {
            throw new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    path + " cannot be read: " + FileTrouble.words(e),
                    "Check the disk or the network share that holds it.",
                    e);
        }
    }

    private static StillImage look(Path path, ByteBuffer head) {
        StillImage image = StillImage.of(head)
                .orElseThrow(() -> new SourceException(
                        ErrorCode.LOGO_UNUSABLE,
                        path + " is no PNG, JPEG or WebP image, or its beginning is damaged",
                        "Export the logo as PNG, with a transparent background where one is wanted."));
        if (image.pixels() > LogoFilters.MOST_PIXELS) {
            throw new SourceException(
                    ErrorCode.LOGO_UNUSABLE,
                    "%s is %s: a logo may have %d pixels".formatted(path, image.size(), LogoFilters.MOST_PIXELS),
                    "Export it smaller; it is made as small as the rungs need it anyway.");
        }
        return image;
    }

    private void decode(Path path, OverlayFile copy, StillImage.Kind kind, Cancellation cancellation) {
        List<String> line = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-loglevel", "error", "-xerror"));
        line.addAll(LogoFilters.input(copy, kind));
        line.addAll(List.of("-vf", LogoFilters.DECODED, "-abort_on", "empty_output", "-f", "null", "-"));
        ToolResult result = runner.run(new ToolCommand(tools.ffmpeg(), line, DEADLINE), _ -> {}, cancellation);
        if (!result.succeeded()) {
            throw new SourceException(
                    ErrorCode.LOGO_UNUSABLE,
                    path + " cannot be decoded: " + result.summary(),
                    "Export it again as PNG; moving images are not taken.");
        }
    }
}
