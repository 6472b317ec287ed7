package org.ladderworks.app.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.ladderworks.engine.disk.WholeFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file of the window's settings. Whole at every moment: written beside itself, then moved. Thread-safe. */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final long LARGEST = 1 << 20;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /** The standard where there is none, and where it cannot be read: a window has to open. */
    public StudioSettings read() {
        try {
            if (Files.notExists(file)) {
                return StudioSettings.STANDARD;
            }
            if (Files.size(file) > LARGEST) {
                throw new IOException("it has over " + LARGEST + " bytes");
            }
            return settings(MAPPER.readTree(Files.readString(file)));
        } catch (IOException | JacksonException e) {
            LOG.warn("the settings in {} cannot be read, and are as at first: {}", file, e.getMessage());
            keepAside();
            return StudioSettings.STANDARD;
        }
    }

    /**
     * Keeps settings.
     *
     * @throws UsageException (DATA_UNUSABLE)
     */
    public synchronized void write(StudioSettings settings) {
        try {
            WholeFile.write(file, MAPPER.writeValueAsString(settings));
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "the settings cannot be kept in " + file + ": " + FileTrouble.words(e),
                    "Make room there, and see that you may write to it.",
                    e);
        }
    }

    /** The next change writes the file anew: what was in it can still be looked at. */
    private void keepAside() {
        try {
            Files.move(
                    file, file.resolveSibling(file.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.debug("it stays where it is", e);
        }
    }

    /** Field by field: one that another version wrote is as at first, and the others are as they were chosen. */
    private static StudioSettings settings(JsonNode tree) {
        return new StudioSettings(
                text(tree, "theme").flatMap(SettingsFile::theme).orElse(StudioSettings.Theme.SYSTEM),
                text(tree, "language"),
                place(tree.path("window")),
                text(tree, "room"),
                text(tree, "packages"),
                text(tree, "protection"),
                queue(tree.path("queue")),
                text(tree, "reviewer"));
    }

    private static QueueSettings queue(JsonNode tree) {
        return new QueueSettings(
                text(tree, "whenDone").flatMap(SettingsFile::whenDone).orElse(QueueSettings.WhenDone.NOTHING),
                text(tree, "doneCommand").orElse(""),
                text(tree, "jobCommand").orElse(""),
                text(tree, "webhook").orElse(""),
                Math.max(0, tree.path("cores").asInt(0)),
                tree.path("notes").asBoolean(true));
    }

    private static Optional<QueueSettings.WhenDone> whenDone(String name) {
        return Arrays.stream(QueueSettings.WhenDone.values())
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    private static Optional<String> text(JsonNode tree, String field) {
        return Optional.of(tree.path(field)).filter(JsonNode::isString).map(JsonNode::asString);
    }

    private static Optional<StudioSettings.Theme> theme(String name) {
        return Arrays.stream(StudioSettings.Theme.values())
                .filter(theme -> theme.name().equals(name))
                .findFirst();
    }

    private static Optional<StudioSettings.Place> place(JsonNode window) {
        boolean whole = Stream.of("x", "y", "width", "height")
                .allMatch(field -> window.path(field).isNumber());
        return whole
                ? Optional.of(new StudioSettings.Place(
                        window.path("x").asDouble(),
                        window.path("y").asDouble(),
                        window.path("width").asDouble(),
                        window.path("height").asDouble(),
                        window.path("maximized").asBoolean(false)))
                : Optional.empty();
    }
}
