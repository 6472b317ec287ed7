package org.ladderworks.publish.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.PackagedFile;

/**
 * A package that is to be published.
 *
 * @param folder of the package
 * @param files all that viewers may ask for, in no order; nothing of what is for tools
 */
public record Release(ReleaseId id, Path folder, List<ReleaseFile> files) {
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
        if (!Files.isRegularFile(file)) {
            throw notWhole(folder + " is no package: it has no " + PackageIndex.FILE_NAME);
        }
        List<ReleaseFile> files = PackageIndex.read(file).files().stream()
                .filter(each -> each.role() != PackagedFile.Role.DATA)
                .map(ReleaseFile::of)
                .toList();
        if (files.stream().noneMatch(each -> TitleKeys.ENTRANCES.contains(each.path()))) {
            throw notWhole(folder + " holds nothing to play: neither master.m3u8 nor manifest.mpd");
        }
        files.forEach(each -> requireThere(folder, each));
        try {
            return new Release(ReleaseId.of(Files.readAllBytes(file)), folder, files);
        } catch (IOException e) {
            throw notWhole(file + " cannot be read: " + FileTrouble.words(e));
        }
    }

    private static void requireThere(Path folder, ReleaseFile file) {
        Path path = folder.resolve(file.path());
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
