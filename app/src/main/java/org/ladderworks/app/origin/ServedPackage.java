package org.ladderworks.app.origin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.PackagedFile;

/**
 * A package whose files may be served: what its index lists, and the index. Whatever else lies in the folder, such as keys, is
 * nobody's to see. Thread-safe.
 */
public final class ServedPackage {
    private final Path folder;
    private final Path index;
    private volatile Listed listed;

    private ServedPackage(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        this.index = this.folder.resolve(PackageIndex.FILE_NAME);
        this.listed = Listed.read(index, Files.readAttributes(index, BasicFileAttributes.class));
    }

    private record Listed(FileTime changed, long size, Map<String, PackagedFile> files) {
        static Listed read(Path index, BasicFileAttributes attributes) {
            PackagedFile itself =
                    new PackagedFile(PackageIndex.FILE_NAME, PackagedFile.Role.DATA, attributes.size(), "");
            Map<String, PackagedFile> files = Stream.concat(
                            Stream.of(itself), PackageIndex.read(index).files().stream())
                    .collect(Collectors.toUnmodifiableMap(PackagedFile::path, file -> file));
            return new Listed(attributes.lastModifiedTime(), attributes.size(), files);
        }

        boolean isOf(BasicFileAttributes attributes) {
            return attributes.size() == size && attributes.lastModifiedTime().equals(changed);
        }
    }

    /** Fails with a UsageException where the folder is no package of ours. */
    public static ServedPackage of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw refused(
                    Files.exists(folder) ? folder + " is a file, and no package" : "there is no folder " + folder,
                    null);
        }
        if (!Files.isRegularFile(folder.resolve(PackageIndex.FILE_NAME))) {
            throw refused(folder + " is no package: it has no " + PackageIndex.FILE_NAME, null);
        }
        try {
            return new ServedPackage(folder);
        } catch (IOException | PackagingException e) {
            throw refused(folder + " is no package: " + e.getMessage(), e);
        }
    }

    private static UsageException refused(String why, @Nullable Exception cause) {
        return new UsageException(
                ErrorCode.BAD_USAGE, why, "Name a folder that `encode` or `package` has made.", cause);
    }

    /** A file of the package by its path; never through a link that leads out of the folder. */
    Optional<ServedFile> find(String path) throws IOException {
        Listed now = listed();
        PackagedFile declared = now.files().get(path);
        if (declared == null) {
            return Optional.empty();
        }
        Path file = folder.resolve(path);
        return Files.isRegularFile(file) && file.toRealPath().startsWith(folder)
                ? Optional.of(new ServedFile(file, declared, now.changed()))
                : Optional.empty();
    }

    /** What people call it: the name of its folder. */
    String name() {
        return String.valueOf(folder.getFileName());
    }

    /** Read again once the index is another: a package may be made anew while it is served. */
    private Listed listed() {
        Listed known = listed;
        try {
            BasicFileAttributes now = Files.readAttributes(index, BasicFileAttributes.class);
            if (!known.isOf(now)) {
                known = Listed.read(index, now);
                listed = known;
            }
        } catch (IOException | EngineException e) {
            // It is being replaced: what is left of the old package is still its.
        }
        return known;
    }
}
