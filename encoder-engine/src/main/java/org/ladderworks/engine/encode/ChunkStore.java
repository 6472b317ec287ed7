package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Finished artefacts under their keys. An artefact appears only whole: it is written beside its place, flushed to the
 * disk and renamed. Safe for several processes at once.
 */
public final class ChunkStore {
    private final Path folder;

    /** The folder is made where it is missing. */
    public ChunkStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Optional<Path> find(ChunkKey key) {
        Path place = place(key);
        return Files.isRegularFile(place) ? Optional.of(place) : Optional.empty();
    }

    /** A path of its own to write to; nothing is there yet. */
    Path newPart() {
        return folder.resolve(UUID.randomUUID() + ".part");
    }

    /** Puts a complete artefact in its place. */
    Path keep(ChunkKey key, Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return Files.move(part, place(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path place(ChunkKey key) {
        return folder.resolve(key.hex() + ".mp4");
    }
}
