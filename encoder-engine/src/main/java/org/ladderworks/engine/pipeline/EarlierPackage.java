package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.PackagedFile;

/**
 * What an output folder holds of an earlier job of ours: only what a {@code package.json} of ours lists. Everything else
 * is the user's and is never touched.
 */
final class EarlierPackage {
    private final Path folder;
    private final Path staging;

    /** @param staging where a killed job left its package; need not exist */
    EarlierPackage(Path folder, Path staging) {
        this.folder = folder;
        this.staging = staging;
    }

    /** Fails with OUTPUT_NOT_EMPTY where the folder holds a file that no package of ours accounts for. */
    void refuseForeignFiles() throws IOException {
        Set<String> ours = new HashSet<>();
        if (Files.exists(folder.resolve(PackageIndex.FILE_NAME), LinkOption.NOFOLLOW_LINKS)) {
            ours.add(PackageIndex.FILE_NAME);
            ours.addAll(paths(index()));
        }
        interrupted().ifPresent(index -> ours.addAll(paths(index)));
        Optional<String> foreign = firstForeign(ours);
        if (foreign.isPresent()) {
            throw refused("it holds " + foreign.get() + ", which is not part of an earlier package", null);
        }
    }

    /** True where the package here came from that job, and all its files are there in their sizes. */
    boolean isWhole(String job) {
        if (Files.notExists(folder.resolve(PackageIndex.FILE_NAME))) {
            return false;
        }
        PackageIndex index = index();
        return index.job().filter(job::equals).isPresent()
                && index.files().stream().allMatch(file -> sizeOf(folder.resolve(file.path())) == file.size());
    }

    /** True where the package here can be played. */
    boolean hasRenditions() {
        return Files.exists(folder.resolve(PackageIndex.FILE_NAME))
                && !index().renditions().isEmpty();
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }

    /** Takes away what a job left that was killed while it moved its package: no manifest names it yet. */
    void removeInterrupted() throws IOException {
        Optional<PackageIndex> interrupted = interrupted();
        if (interrupted.isPresent() && Files.notExists(folder.resolve(PackageIndex.FILE_NAME))) {
            removeFiles(paths(interrupted.get()));
        }
    }

    /** Takes the earlier package away: manifests first, so that no player begins; the index last, as it owns the rest. */
    void remove() throws IOException {
        if (Files.exists(folder.resolve(PackageIndex.FILE_NAME))) {
            List<PackagedFile> files = new ArrayList<>(index().files());
            files.sort(Comparator.comparing(file -> !isManifest(file)));
            List<String> paths =
                    new ArrayList<>(files.stream().map(PackagedFile::path).toList());
            paths.add(PackageIndex.FILE_NAME);
            removeFiles(paths);
        }
    }

    private static boolean isManifest(PackagedFile file) {
        return file.role() == PackagedFile.Role.MULTIVARIANT_PLAYLIST || file.role() == PackagedFile.Role.MPD;
    }

    private PackageIndex index() {
        try {
            return PackageIndex.read(folder.resolve(PackageIndex.FILE_NAME));
        } catch (EngineException e) {
            throw refused("its " + PackageIndex.FILE_NAME + " is not one of ours", e);
        }
    }

    /** The index is moved last: while it is in staging, any of its files may be in the folder. */
    private Optional<PackageIndex> interrupted() {
        Path left = staging.resolve(PackageIndex.FILE_NAME);
        try {
            return Files.exists(left) ? Optional.of(PackageIndex.read(left)) : Optional.empty();
        } catch (EngineException e) {
            // Killed while it was written: nothing was moved yet.
            return Optional.empty();
        }
    }

    private static List<String> paths(PackageIndex index) {
        return index.files().stream().map(PackagedFile::path).toList();
    }

    private Optional<String> firstForeign(Set<String> ours) throws IOException {
        // The folder may be a link, and no walk goes through one.
        Path root = folder.toRealPath();
        Path own = root.resolve(folder.relativize(staging).getName(0));
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(path -> !path.startsWith(own) || Files.isSymbolicLink(own))
                    .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> !ours.contains(path))
                    .findFirst();
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void removeFiles(List<String> paths) throws IOException {
        Set<Path> parents = new HashSet<>();
        for (String path : paths) {
            Path file = folder.resolve(path).normalize();
            if (file.startsWith(folder) && !file.equals(folder)) {
                Files.deleteIfExists(file);
                for (Path parent = file.getParent();
                        parent != null && !parent.equals(folder);
                        parent = parent.getParent()) {
                    parents.add(parent);
                }
            }
        }
        Folders.removeEmpty(parents.stream()
                .sorted(Comparator.comparingInt(Path::getNameCount).reversed())
                .toList());
    }

    private UsageException refused(String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new UsageException(
                ErrorCode.OUTPUT_NOT_EMPTY,
                folder + " is not empty: " + why,
                "Name a new or empty folder; nothing in this one was changed.",
                cause);
    }
}
