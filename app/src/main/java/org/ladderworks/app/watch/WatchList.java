package org.ladderworks.app.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.disk.WholeFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file of the watched folders. What a call has written is on the disk when it returns. Thread-safe. */
public final class WatchList {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    /** @param file need not exist */
    public WatchList(Path file) {
        this.file = file;
    }

    private record Line(
            String path,
            Optional<String> moveTo,
            long settleMillis,
            boolean subfolders,
            Optional<WatchedFolder.AtOnce> atOnce) {
        static Line of(WatchedFolder folder) {
            return new Line(
                    folder.path().toString(),
                    folder.moveTo(),
                    folder.settle().toMillis(),
                    folder.subfolders(),
                    folder.atOnce());
        }

        WatchedFolder folder() {
            return new WatchedFolder(Path.of(path), moveTo, Duration.ofMillis(settleMillis), subfolders, atOnce);
        }
    }

    private record Lines(List<Line> folders) {}

    /**
     * All of them, in the order in which they were added.
     *
     * @throws UsageException (DATA_UNUSABLE) where the file cannot be read
     */
    public synchronized List<WatchedFolder> read() {
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            return MAPPER.readValue(Files.readString(file), Lines.class).folders().stream()
                    .map(Line::folder)
                    .toList();
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "the watched folders cannot be read from " + file,
                    "Mend the file or move it away; no folder is watched until then.",
                    e);
        }
    }

    /** Keeps them. Fails with a UsageException (DATA_UNUSABLE). */
    public synchronized void write(List<WatchedFolder> folders) {
        try {
            WholeFile.write(
                    file,
                    MAPPER.writeValueAsString(new Lines(
                            new ArrayList<>(folders.stream().map(Line::of).toList()))));
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "the watched folders cannot be kept: " + FileTrouble.words(e),
                    "See that you may write to the data folder.",
                    e);
        }
    }
}
