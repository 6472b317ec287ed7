package org.ladderworks.engine.trickplay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.DiskFull;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.packaging.PackagedFile.Role;
import org.ladderworks.engine.packaging.ThumbnailTrack;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.tool.ToolRunner;

/** Makes a title's thumbnails of its stills, in every form that is asked for, with one run of FFmpeg. */
public final class SheetMaker {
    private static final Duration DEADLINE = Duration.ofHours(1);
    private static final Timescale MILLISECONDS = new Timescale(1000);

    private final ToolRunner runner;
    private final ToolInventory tools;
    private final Cancellation cancellation;

    public SheetMaker(ToolRunner runner, ToolInventory tools, Cancellation cancellation) {
        this.runner = runner;
        this.tools = tools;
        this.cancellation = cancellation;
    }

    /** What was written. */
    public record Made(ThumbnailTrack track, List<PackagedFile> files) {}

    /**
     * Writes below a folder, which is to become a package.
     *
     * @param stills files of bare pictures, in the order of the title, as the plan's {@code stills} describes them
     * @param times at which these are shown
     * @throws PackagingException where they cannot be made or written
     */
    public Made make(ThumbnailPlan plan, List<Path> stills, List<MediaTime> times, Path folder) {
        ThumbnailFiles files = new ThumbnailFiles(plan, folder);
        try {
            try {
                prepare(files, stills);
                ToolCommand command = new ToolCommand(tools.ffmpeg(), SheetCommand.of(files), DEADLINE);
                ToolResult result = runner.run(command, _ -> {}, cancellation);
                if (!result.succeeded()) {
                    throw new IOException(result.lastWords());
                }
                return finish(files, times);
            } finally {
                clear(files);
            }
        } catch (IOException e) {
            boolean full = DiskFull.saidBy(e.getMessage());
            throw new PackagingException(
                    full ? ErrorCode.PACKAGING_DISK_FULL : ErrorCode.PACKAGING_FAILED,
                    full
                            ? "the disk is full (while writing thumbnails)"
                            : "thumbnails cannot be made: " + e.getMessage(),
                    "Free some space, or choose another disk with --out.",
                    e);
        }
    }

    private static void prepare(ThumbnailFiles files, List<Path> stills) throws IOException {
        Files.createDirectories(files.folder().resolve(files.plan().path()));
        Files.createDirectories(files.folder().resolve(files.sprites()));
        for (BifSize size : files.archives()) {
            Files.createDirectories(files.parts(size));
        }
        // Bare pictures need nothing between them.
        try (OutputStream out = Files.newOutputStream(files.stills())) {
            for (Path chunk : stills) {
                Files.copy(chunk, out);
            }
        }
        long expected = files.plan().count() * files.plan().stills().bytes();
        if (Files.size(files.stills()) != expected) {
            throw new IOException(
                    "%d bytes of pictures are there instead of %d".formatted(Files.size(files.stills()), expected));
        }
    }

    private static Made finish(ThumbnailFiles files, List<MediaTime> times) throws IOException {
        ThumbnailPlan plan = files.plan();
        List<PackagedFile> made = new ArrayList<>(sheets(files, plan.path(), ImageFormat.JPEG));
        ThumbnailTrack track = plan.track(made.stream().map(PackagedFile::size).toList());
        if (files.hasOwnSprites()) {
            made.addAll(sheets(files, files.sprites(), plan.settings().sprites()));
        }
        Files.writeString(
                files.folder().resolve(ThumbnailFiles.TEXT), SpriteText.of(plan, times, files.spritesFromText()));
        made.add(described(files, ThumbnailFiles.TEXT, Role.TEXT));
        for (BifSize size : files.archives()) {
            List<Path> pictures = LongStream.rangeClosed(1, plan.count())
                    .mapToObj(number -> files.parts(size).resolve(ThumbnailFiles.name(number, ImageFormat.JPEG)))
                    .toList();
            int interval = Math.toIntExact(plan.interval().ticksIn(MILLISECONDS));
            BifFile.write(files.folder().resolve(files.archive(size)), pictures, interval);
            made.add(described(files, files.archive(size), Role.IMAGE));
        }
        return new Made(track, made);
    }

    private static List<PackagedFile> sheets(ThumbnailFiles files, String path, ImageFormat format) throws IOException {
        List<PackagedFile> sheets = new ArrayList<>();
        for (int sheet = 1; sheet <= files.plan().sheets(); sheet++) {
            sheets.add(described(files, path + "/" + ThumbnailFiles.name(sheet, format), Role.IMAGE));
        }
        return sheets;
    }

    private static PackagedFile described(ThumbnailFiles files, String path, Role role) throws IOException {
        byte[] bytes = Files.readAllBytes(files.folder().resolve(path));
        return new PackagedFile(path, role, bytes.length, Sha256.hex(bytes));
    }

    private static void clear(ThumbnailFiles files) throws IOException {
        Files.deleteIfExists(files.stills());
        for (BifSize size : files.archives()) {
            for (long number = 1; number <= files.plan().count(); number++) {
                Files.deleteIfExists(files.parts(size).resolve(ThumbnailFiles.name(number, ImageFormat.JPEG)));
            }
            Files.deleteIfExists(files.parts(size));
        }
    }
}
