package org.ladderworks.publish.release;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ladderworks.engine.packaging.PackagePath;

/**
 * The content of {@code release.json} of a version. It is written when all else of the version is there, and says what that is:
 * who checks a version, takes files over from it or deletes it needs nothing else. It says nothing of when or by whom, so that
 * two publishers of one package write the same.
 *
 * @param format always {@value #FORMAT}
 * @param version of the format
 * @param release what it is a record of
 * @param files sorted by path
 */
@JsonPropertyOrder({"format", "version", "release", "files"})
public record ReleaseRecord(String format, int version, ReleaseId release, List<PublishedFile> files) {
    public static final String FILE_NAME = "release.json";
    public static final String FORMAT = "ladderworks-release";
    public static final int VERSION = 1;

    public ReleaseRecord {
        if (!FORMAT.equals(format) || version != VERSION) {
            throw new IllegalArgumentException(
                    "format " + format + " version " + version + ", not " + FORMAT + " version " + VERSION);
        }
        files = files.stream().sorted(Comparator.comparing(PublishedFile::path)).toList();
        Set<String> paths = new HashSet<>();
        for (PublishedFile file : files) {
            if (!paths.add(PackagePath.requireInside(file.path()))) {
                throw new IllegalArgumentException("listed twice: " + file.path());
            }
        }
    }

    public static ReleaseRecord of(ReleaseId release, List<PublishedFile> files) {
        return new ReleaseRecord(FORMAT, VERSION, release, files);
    }

    /** The manifests that players begin with. */
    public List<Entrance> entrances() {
        return Entrance.among(files.stream().map(PublishedFile::path).toList());
    }

    /** What is stored, in bytes. */
    public long storedSize() {
        return files.stream().mapToLong(PublishedFile::storedSize).sum();
    }
}
