package org.ladderworks.app.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file of the window's settings. Whole at every moment: written beside itself, then moved. Thread-safe. */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final long LARGEST = 1 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            // A newer version's fields are passed over.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

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
            @Nullable Kept kept = MAPPER.readValue(Files.readString(file), Kept.class);
            return kept == null ? StudioSettings.STANDARD : kept.settings();
        } catch (IOException | JacksonException e) {
            LOG.warn("the settings in {} cannot be read, and are as at first: {}", file, e.getMessage());
            return StudioSettings.STANDARD;
        }
    }

    /**
     * Keeps settings.
     *
     * @throws UsageException (DATA_UNUSABLE)
     */
    public synchronized void write(StudioSettings settings) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalStateException("a file is in a folder");
        }
        try {
            Files.createDirectories(folder);
            Path part = OwnedFiles.newIn(folder, ".part");
            try {
                Files.writeString(part, MAPPER.writeValueAsString(Kept.of(settings)));
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "the settings cannot be kept in " + file + ": " + FileTrouble.words(e),
                    "Make room there, and see that you may write to it.",
                    e);
        }
    }

    /** As it is in the file, where anything may be missing. */
    private record Kept(
            StudioSettings.@Nullable Theme theme,
            @Nullable String language,
            StudioSettings.@Nullable Place window,
            @Nullable String room,
            @Nullable String packages) {
        static Kept of(StudioSettings settings) {
            return new Kept(
                    settings.theme(),
                    settings.language().orElse(null),
                    settings.window().orElse(null),
                    settings.room().orElse(null),
                    settings.packages().orElse(null));
        }

        StudioSettings settings() {
            return new StudioSettings(
                    theme == null ? StudioSettings.Theme.SYSTEM : theme,
                    Optional.ofNullable(language),
                    Optional.ofNullable(window),
                    Optional.ofNullable(room),
                    Optional.ofNullable(packages));
        }
    }
}
