package org.ladderworks.publish.release;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.manifest.index.IndexedRendition;
import org.ladderworks.engine.manifest.index.PackageIndex;

/**
 * Finds what stands beside a package: a job with both schemes of encryption makes two, {@code NAME} in {@code cbcs} and
 * {@code NAME-cenc}. They are one title: neither is published without the other.
 */
final class PackagePair {
    private static final String SECOND = "-cenc";
    private static final String CBCS = "cbcs";
    private static final String CENC = "cenc";

    private PackagePair() {}

    /**
     * The folder of the second package; empty where a package stands alone.
     *
     * @throws PublishException where the first is no pair with what stands beside it, or is the second itself
     * @throws org.ladderworks.engine.error.PackagingException where the other's {@code package.json} cannot be used
     */
    static Optional<Path> secondOf(Path folder, PackageIndex index) {
        Path whole = folder.toAbsolutePath().normalize();
        String name = Objects.toString(whole.getFileName(), "");
        if (isIn(index, CENC) && name.endsWith(SECOND)) {
            Path first = whole.resolveSibling(name.substring(0, name.length() - SECOND.length()));
            if (read(first)
                    .filter(other -> isIn(other, CBCS) && areOfOneJob(other, index))
                    .isPresent()) {
                throw new PublishException(
                        ErrorCode.RELEASE_NOT_WHOLE,
                        folder + " is the second package of " + first,
                        "Publish " + first + ": that sends both, and shows both at once.");
            }
            return Optional.empty();
        }
        Path second = whole.resolveSibling(name + SECOND);
        if (!isIn(index, CBCS) || !Files.isDirectory(second)) {
            return Optional.empty();
        }
        PackageIndex beside = read(second)
                .filter(other -> isIn(other, CENC))
                .orElseThrow(() -> notOne(second + " is no whole package in cenc, as it should be beside " + folder));
        if (!areOfOneJob(index, beside)) {
            throw notOne(folder + " and " + second + " beside it are not of one job");
        }
        return Optional.of(second);
    }

    private static PublishException notOne(String what) {
        return new PublishException(
                ErrorCode.RELEASE_NOT_WHOLE,
                what,
                "Make both again with the same job; to publish the first alone, move the second elsewhere.");
    }

    private static boolean isIn(PackageIndex index, String scheme) {
        return index.renditions().stream()
                .anyMatch(rendition -> rendition.encryption().equals(Optional.of(scheme)));
    }

    /** By the job's name; packages of files have none, and are held to what they consist of. */
    private static boolean areOfOneJob(PackageIndex one, PackageIndex other) {
        return one.job().equals(other.job())
                && (one.job().isPresent()
                        || (one.duration().equals(other.duration())
                                && tracks(one).equals(tracks(other))));
    }

    private static List<String> tracks(PackageIndex index) {
        return index.renditions().stream()
                .filter(rendition -> rendition.container().isEmpty())
                .map(IndexedRendition::path)
                .filter(path -> !path.startsWith("ts/"))
                .sorted()
                .toList();
    }

    private static Optional<PackageIndex> read(Path folder) {
        Path file = folder.resolve(PackageIndex.FILE_NAME);
        return Files.isRegularFile(file) ? Optional.of(PackageIndex.read(file)) : Optional.empty();
    }
}
