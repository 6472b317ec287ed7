package org.ladderworks.engine.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.progress.Cancellation;

/**
 * Remembers the fingerprints of files that have not changed since, by device and inode (elsewhere by path), size and
 * time: a large source is read whole once. Safe for several processes at once.
 */
public final class FingerprintCache {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;

    /** Nothing is made before there is something to remember. */
    public FingerprintCache(Path folder) {
        this.folder = folder;
    }

    /** SHA-256 of the source in lower-case hex, where it is remembered. */
    public Optional<String> known(Source source) {
        return read(folder.resolve(key(source)));
    }

    /** SHA-256 of the source in lower-case hex, remembered or read. */
    public String fingerprint(Source source, Cancellation cancellation) {
        Path place = folder.resolve(key(source));
        Optional<String> known = read(place);
        if (known.isPresent()) {
            return known.get();
        }
        String fingerprint = source.fingerprint(cancellation);
        // Only what was still the same file after it was read is what was read.
        source.checkUnchanged();
        remember(place, fingerprint);
        return fingerprint;
    }

    private static Optional<String> read(Path place) {
        try {
            return Files.size(place) > 100
                    ? Optional.empty()
                    : Optional.of(Files.readString(place).strip())
                            .filter(text -> SHA_256.matcher(text).matches());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void remember(Path place, String fingerprint) {
        try {
            Files.createDirectories(folder);
            Path part = OwnedFiles.newIn(folder, ".part");
            try {
                Files.writeString(part, fingerprint + "\n");
                Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            System.getLogger(FingerprintCache.class.getName())
                    .log(System.Logger.Level.DEBUG, "cannot remember a fingerprint in " + folder, e);
        }
    }

    private static String key(Source source) {
        String file = source.file().toAbsolutePath().toString();
        try {
            Object inode = Files.readAttributes(source.file(), BasicFileAttributes.class)
                    .fileKey();
            file = inode == null ? file : inode.toString();
        } catch (IOException e) {
            // Its path names it well enough; reading it will say what is wrong.
        }
        String images = source.images().map(of -> " " + of.stamp()).orElse("");
        return Sha256.hex(file + " " + source.size() + " " + source.modified().toInstant() + images);
    }
}
