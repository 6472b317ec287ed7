package org.ladderworks.publish.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.PackagedFile;

/**
 * A package that is to be published, or the two of a job with both schemes of encryption.
 *
 * @param folder of the package
 * @param second of the one in {@code cenc} beside it
 * @param files all that viewers may ask for, in no order; nothing of what is for tools. Those of the second lie below
 *     {@code cenc/}
 */
public record Release(ReleaseId id, Path folder, Optional<Path> second, List<ReleaseFile> files) {
    private static final long LARGEST_MANIFEST = 32 << 20;

    public Release {
        files = List.copyOf(files);
    }

    /**
     * Reads what a package holds, and looks whether all of it is there, of the right size. Its bytes are looked at when they
     * are sent.
     *
     * @throws PublishException where it is not whole, or nothing in it can be played
     * @throws org.ladderworks.engine.error.PackagingException where its {@code package.json} cannot be used
     */
    public static Release of(Path folder) {
        Path file = folder.resolve(PackageIndex.FILE_NAME);
        if (!Files.exists(folder)) {
            throw new PublishException(
                    ErrorCode.RELEASE_NOT_WHOLE, "there is no folder " + folder, "Check the path and its spelling.");
        }
        if (!Files.isRegularFile(file)) {
            throw new PublishException(
                    ErrorCode.RELEASE_NOT_WHOLE,
                    folder + " is no package: "
                            + (Files.isDirectory(folder) ? "it has no " + PackageIndex.FILE_NAME : "it is a file"),
                    "Name the folder that `encode` or `package` made; what they have not finished has none.");
        }
        PackageIndex index = PackageIndex.read(file);
        Optional<Path> second = PackagePair.secondOf(folder, index);
        List<ReleaseFile> files = new ArrayList<>(files(index, ""));
        List<byte[]> indices = new ArrayList<>(List.of(bytes(file)));
        second.map(other -> other.resolve(PackageIndex.FILE_NAME)).ifPresent(other -> {
            files.addAll(files(PackageIndex.read(other), Entrance.CENC));
            indices.add(bytes(other));
        });
        Release release = new Release(ReleaseId.of(indices), folder, second, files);
        release.requireWhole();
        return release;
    }

    private static List<ReleaseFile> files(PackageIndex index, String below) {
        return index.files().stream()
                .filter(each -> each.role() != PackagedFile.Role.DATA)
                .map(each -> ReleaseFile.of(below, each))
                .toList();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw notWhole(file + " cannot be read: " + FileTrouble.words(e));
        }
    }

    private void requireWhole() {
        if (entrances().isEmpty()) {
            throw notWhole(folder + " holds nothing to play: neither master.m3u8 nor manifest.mpd");
        }
        Set<String> paths = new HashSet<>();
        for (ReleaseFile file : files) {
            if (!paths.add(file.path())) {
                throw notWhole(folder + " and " + second.orElse(folder) + " both have " + file.path());
            }
            requireThere(path(file), file);
        }
        entrances().forEach(this::requireLeading);
    }

    /** Behind the commit it would be too late to find that a title's manifest cannot be made of it. */
    private void requireLeading(Entrance entrance) {
        Path path = path(file(entrance.path()).orElseThrow());
        try {
            if (Files.size(path) > LARGEST_MANIFEST) {
                throw notWhole(path + " is over " + (LARGEST_MANIFEST >> 20) + " MB");
            }
            var _ = Entrances.of(entrance.path(), Files.readAllBytes(path), id);
        } catch (IOException e) {
            throw notWhole(path + " cannot be used: " + e.getMessage());
        }
    }

    /** The manifests that players begin with. */
    public List<Entrance> entrances() {
        return Entrance.among(files.stream().map(ReleaseFile::path).toList());
    }

    /** Where a file of it lies on this machine. */
    public Path path(ReleaseFile file) {
        return second.filter(_ -> file.path().startsWith(Entrance.CENC))
                .map(other -> other.resolve(file.path().substring(Entrance.CENC.length())))
                .orElseGet(() -> folder.resolve(file.path()));
    }

    private static void requireThere(Path path, ReleaseFile file) {
        try {
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || Files.size(path) != file.size()) {
                throw notWhole("%s is not the file of %d bytes that package.json lists".formatted(path, file.size()));
            }
        } catch (IOException e) {
            throw notWhole(path + " cannot be read: " + FileTrouble.words(e));
        }
    }

    private static PublishException notWhole(String what) {
        return new PublishException(
                ErrorCode.RELEASE_NOT_WHOLE,
                what,
                "Make the package again with the same job: only what is missing is encoded.");
    }

    /** A file of it. */
    public Optional<ReleaseFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** Of all files, in bytes. */
    public long size() {
        return files.stream().mapToLong(ReleaseFile::size).sum();
    }
}
