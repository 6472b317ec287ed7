package org.ladderworks.engine.trickplay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.DiskFull;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.packaging.PackagedPoster;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.tool.ToolRunner;

/** Writes posters in their sizes and formats. */
public final class PosterMaker {
    private static final List<Integer> LONG_SIDES = List.of(1920, 1280, 640, 320);
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    private final ToolRunner runner;
    private final ToolInventory tools;
    private final Cancellation cancellation;

    public PosterMaker(ToolRunner runner, ToolInventory tools, Cancellation cancellation) {
        this.runner = runner;
        this.tools = tools;
        this.cancellation = cancellation;
    }

    /**
     * A picture in full size.
     *
     * @param time of the title that it shows
     * @param file bare, as {@link org.ladderworks.engine.encode.StillsPlan} says
     * @param number of it in the file
     */
    public record Picture(MediaTime time, Path file, int number, Resolution size) {}

    /** What was written. */
    public record Made(List<PackagedPoster> posters, List<PackagedFile> files) {}

    /**
     * Writes below a folder, which is to become a package.
     *
     * @param pictures the one to show first
     * @throws PackagingException where they cannot be made or written
     */
    public Made make(List<Picture> pictures, Path folder) {
        List<PackagedPoster> posters = new ArrayList<>();
        List<PackagedFile> files = new ArrayList<>();
        if (pictures.isEmpty()) {
            return new Made(posters, files);
        }
        try {
            Files.createDirectories(folder.resolve(PosterCommand.FOLDER));
            for (int i = 0; i < pictures.size(); i++) {
                List<PosterCommand.Image> images =
                        PosterCommand.images(i + 1, sizes(pictures.get(i).size()));
                run(PosterCommand.of(pictures.get(i), images, folder));
                for (PosterCommand.Image image : images) {
                    byte[] bytes = Files.readAllBytes(folder.resolve(image.path()));
                    files.add(new PackagedFile(image.path(), PackagedFile.Role.IMAGE, bytes.length, Sha256.hex(bytes)));
                }
                posters.add(new PackagedPoster(
                        pictures.get(i).time(),
                        images.stream().map(PosterCommand.Image::path).toList()));
            }
            return new Made(posters, files);
        } catch (IOException e) {
            boolean full = DiskFull.saidBy(e.getMessage());
            throw new PackagingException(
                    full ? ErrorCode.PACKAGING_DISK_FULL : ErrorCode.PACKAGING_FAILED,
                    full ? "the disk is full (while writing posters)" : "posters cannot be made: " + e.getMessage(),
                    "Free some space, or choose another disk with --out.",
                    e);
        }
    }

    private void run(List<String> arguments) throws IOException {
        ToolResult result = runner.run(new ToolCommand(tools.ffmpeg(), arguments, DEADLINE), _ -> {}, cancellation);
        if (!result.succeeded()) {
            throw new IOException(result.lastWords());
        }
    }

    /** The picture's own size where it is none of the usual ones, then those that are smaller. Never larger than it is. */
    static List<Resolution> sizes(Resolution full) {
        int longest = Math.max(full.width(), full.height());
        int largest = Math.min(longest / 2 * 2, LONG_SIDES.getFirst());
        return Stream.concat(Stream.of(largest), LONG_SIDES.stream().filter(side -> side < largest))
                .map(side -> ThumbnailPlan.fitted(full, side))
                .toList();
    }
}
