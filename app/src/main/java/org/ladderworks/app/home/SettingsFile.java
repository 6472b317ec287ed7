package org.ladderworks.app.home;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ladderworks.app.naming.NameTemplate;
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
import tools.jackson.databind.node.ObjectNode;

/** The file of the window's settings. Whole at every moment: written beside itself, then moved. Thread-safe. */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final long LARGEST = 1 << 20;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Where an address was kept in clear, before the vault had it. */
    private static final String CLEAR = "webhook";

    private final Path file;
    private volatile boolean wasUnreadable;

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
        } catch (JacksonException e) {
            keepAside();
            return unreadable(e);
        } catch (IOException e) {
            // It may be right, and read another time.
            return unreadable(e);
        }
    }

    private StudioSettings unreadable(Exception why) {
        LOG.warn("the settings in {} cannot be read, and are as at first: {}", file, why.getMessage());
        wasUnreadable = true;
        return StudioSettings.STANDARD;
    }

    /** True where the settings were not read because they cannot be: what was chosen is not in force. */
    public boolean wasUnreadable() {
        return wasUnreadable;
    }

    /**
     * Keeps settings.
     *
     * @throws UsageException (DATA_UNUSABLE)
     */
    public synchronized void write(StudioSettings settings) {
        try {
            write(settings, clearWebhook());
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "the settings cannot be kept in " + file + ": " + FileTrouble.words(e),
                    "Make room there, and see that you may write to it.",
                    e);
        }
    }

    /** An address that an earlier version kept in clear goes with it until the vault has it. */
    private void write(StudioSettings settings, Optional<String> clear) throws IOException {
        ObjectNode tree = MAPPER.valueToTree(settings);
        ObjectNode queue = (ObjectNode) tree.path("queue");
        queue.remove(CLEAR);
        queue.put("webhookHost", settings.queue().webhook());
        clear.ifPresent(address -> queue.put(CLEAR, address));
        WholeFile.writeForOwner(file, MAPPER.writeValueAsString(tree));
    }

    /**
     * Gives the webhook's address away that an earlier version kept in clear, where there is one; then it is here no more. Others
     * than its owner cannot read the file from then on.
     *
     * @param keep keeps it elsewhere before this returns; where it throws, the address stays
     * @throws UsageException (DATA_UNUSABLE)
     */
    public synchronized void giveWebhook(Consumer<String> keep) {
        Optional<String> clear = clearWebhook();
        clear.ifPresent(keep);
        try {
            if (clear.isPresent()) {
                write(read(), Optional.empty());
            } else {
                hideFromOthers(file);
            }
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "the settings cannot be kept in " + file + ": " + FileTrouble.words(e),
                    "Make room there, and see that you may write to it.",
                    e);
        }
    }

    /** The file for who takes it elsewhere, without an address in clear; empty where there is none that can be read. */
    public synchronized Optional<String> withoutSecrets() {
        try {
            if (Files.notExists(file) || !(MAPPER.readTree(Files.readString(file)) instanceof ObjectNode tree)) {
                return Optional.empty();
            }
            if (tree.path("queue") instanceof ObjectNode queue) {
                queue.remove(CLEAR);
            }
            return Optional.of(MAPPER.writeValueAsString(tree));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** The webhook's address that an earlier version kept here in clear. */
    public synchronized Optional<String> clearWebhook() {
        try {
            if (Files.notExists(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return text(MAPPER.readTree(Files.readString(file)).path("queue"), CLEAR)
                    .filter(address -> !address.isBlank());
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static void hideFromOthers(Path file) throws IOException {
        if (Files.exists(file)
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** The next change writes the file anew: what was in it can still be looked at. */
    private void keepAside() {
        try {
            hideFromOthers(file);
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
                text(tree, "reviewer"),
                names(tree.path("names")),
                LayoutJson.read(tree.path("layout")));
    }

    private static List<String> names(JsonNode tree) {
        return tree.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(SettingsFile::isTemplate)
                .toList();
    }

    private static boolean isTemplate(String text) {
        try {
            var _ = new NameTemplate(text);
            return true;
        } catch (UsageException e) {
            return false;
        }
    }

    private static QueueSettings queue(JsonNode tree) {
        return new QueueSettings(
                text(tree, "whenDone").flatMap(SettingsFile::whenDone).orElse(QueueSettings.WhenDone.NOTHING),
                text(tree, "doneCommand").orElse(""),
                text(tree, "jobCommand").orElse(""),
                text(tree, "webhookHost")
                        .or(() -> text(tree, CLEAR).map(SettingsFile::host))
                        .orElse(""),
                Math.max(0, tree.path("cores").asInt(0)),
                tree.path("notes").asBoolean(true));
    }

    private static String host(String address) {
        try {
            return Optional.ofNullable(URI.create(address.strip()).getHost()).orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
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
