package org.ladderworks.app.studio;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.ladderworks.app.jobfile.PresetFragment;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.disk.WholeFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Presets that were changed and are not saved yet, in files of their own: they are there again when the program ended before
 * they were saved, however it did. Not thread-safe.
 */
final class PresetDrafts {
    private static final Logger LOG = LoggerFactory.getLogger(PresetDrafts.class);
    private static final String ENDING = ".json";
    private static final long LARGEST = 1 << 20;

    private final Path folder;
    private final Map<String, PresetFragment> drafts = new TreeMap<>();

    /** Reads what is there; what cannot be read stays where it is. */
    PresetDrafts(Path folder) {
        this.folder = folder;
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
                OwnedFiles.sweep(folder);
                files.forEach(this::read);
            } catch (IOException e) {
                LOG.warn("drafts in {} cannot be read: {}", folder, e.getMessage());
            }
        }
    }

    private void read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) <= LARGEST) {
                drafts.put(
                        name.substring(0, name.length() - ENDING.length()),
                        PresetFragment.parse(Files.readString(file)));
            }
        } catch (IOException e) {
            LOG.warn("the draft {} cannot be read: {}", file, e.getMessage());
        }
    }

    Optional<PresetFragment> find(String name) {
        return Optional.ofNullable(drafts.get(name));
    }

    void forEach(BiConsumer<String, PresetFragment> taker) {
        drafts.forEach(taker);
    }

    /**
     * Keeps a draft, or none.
     *
     * @throws UsageException (DATA_UNUSABLE) where it cannot; it is as it was then
     */
    void keep(String name, Optional<PresetFragment> draft) {
        if (draft.equals(find(name))) {
            return;
        }
        Path file = folder.resolve(name + ENDING);
        try {
            if (draft.isPresent()) {
                WholeFile.write(file, draft.get().toJson() + "\n");
                drafts.put(name, draft.get());
            } else {
                Files.deleteIfExists(file);
                drafts.remove(name);
            }
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "the change cannot be kept in " + file + ": " + FileTrouble.words(e),
                    "Make room there, and see that you may write to it.",
                    e);
        }
    }
}
