package org.ladderworks.app.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.ladderworks.engine.disk.WholeFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.time.MediaTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Frames that were picked as posters of titles: the next encode of each takes it. In a file of their own, whole at every
 * moment. Thread-safe.
 */
public final class PosterWishes {
    private static final Logger LOG = LoggerFactory.getLogger(PosterWishes.class);
    private static final long LARGEST = 16 << 20;

    private final Path file;
    private final TreeMap<Long, String> wishes = new TreeMap<>();

    /** Reads what is there; where it cannot be read, nothing is wished. */
    public PosterWishes(Path file) {
        this.file = file;
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                JsonNode tree = JsonMapper.shared().readTree(Files.readString(file));
                for (String title : tree.propertyNames()) {
                    String time = tree.path(title).asString("");
                    var _ = MediaTime.ofSeconds(time);
                    wishes.put(Long.parseLong(title), time);
                }
            }
        } catch (IOException | JacksonException | IllegalArgumentException | ArithmeticException e) {
            LOG.warn("the posters picked in {} cannot be read: {}", file, e.getMessage());
        }
    }

    /** The time of the title whose frame is to be its poster. */
    public synchronized Optional<MediaTime> find(long title) {
        return Optional.ofNullable(wishes.get(title)).map(MediaTime::ofSeconds);
    }

    /**
     * Keeps one, or none.
     *
     * @return the one before
     * @throws UsageException (DATA_UNUSABLE) where it cannot be kept; it is as it was then
     */
    public synchronized Optional<MediaTime> wish(long title, Optional<MediaTime> time) {
        Optional<MediaTime> before = find(title);
        TreeMap<Long, String> changed = new TreeMap<>(wishes);
        time.ifPresentOrElse(at -> changed.put(title, at.toSeconds(3)), () -> changed.remove(title));
        try {
            WholeFile.write(file, JsonMapper.shared().writeValueAsString(changed) + "\n");
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "the poster cannot be kept in " + file + ": " + FileTrouble.words(e),
                    "Make room there, and see that you may write to it.",
                    e);
        }
        wishes.clear();
        wishes.putAll(changed);
        return before;
    }
}
