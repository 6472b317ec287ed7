package org.ladderworks.engine.manifest.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ladderworks.engine.packaging.PackagePath;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.packaging.PackagedPoster;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.ThumbnailTrack;
import org.ladderworks.engine.time.MediaTime;

/**
 * The content of {@code package.json} at the root of a package. It says nothing of when or where it was made, so that
 * the same media give the same bytes.
 *
 * @param format always {@value #FORMAT}
 * @param version of the format, {@value #VERSION}; a change that old readers would misread raises it
 * @param job names the job that made it: the same name means the same bytes; absent where it was packaged from files
 * @param duration of the presentation, in seconds with six decimals
 * @param targetDuration EXT-X-TARGETDURATION of every playlist, in seconds
 * @param renditions video first, as the presentation orders them; behind those in CMAF those in MPEG-TS
 * @param thumbnails absent where there are none
 * @param posters the one to show first; absent where there are none
 * @param files every file of the package but {@code package.json} itself, sorted by path, each path once
 */
@JsonPropertyOrder({
    "format",
    "version",
    "job",
    "duration",
    "targetDuration",
    "renditions",
    "thumbnails",
    "posters",
    "files"
})
public record PackageIndex(
        String format,
        int version,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> job,
        String duration,
        int targetDuration,
        List<IndexedRendition> renditions,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<IndexedThumbnails> thumbnails,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<IndexedPoster>> posters,
        List<PackagedFile> files) {
    /** The name of the file at the root of the package. */
    public static final String FILE_NAME = "package.json";

    public static final String FORMAT = "ladderworks-package";
    public static final int VERSION = 1;

    public PackageIndex {
        if (!FORMAT.equals(format) || version != VERSION) {
            throw new IllegalArgumentException(
                    "format " + format + " version " + version + ", not " + FORMAT + " version " + VERSION);
        }
        renditions = List.copyOf(renditions);
        posters = posters.map(List::copyOf);
        files = files.stream().sorted(Comparator.comparing(PackagedFile::path)).toList();
        Set<String> paths = new HashSet<>();
        for (PackagedFile file : files) {
            if (!paths.add(PackagePath.requireInside(file.path()))) {
                throw new IllegalArgumentException("listed twice: " + file.path());
            }
        }
    }

    /**
     * Describes a presentation.
     *
     * @param manifests what was written beside {@link PackagedPresentation#files()}: playlists and the MPD
     */
    public static PackageIndex of(
            Optional<String> job, PackagedPresentation presentation, List<PackagedFile> manifests) {
        int target = presentation.targetDuration();
        return new PackageIndex(
                FORMAT,
                VERSION,
                job,
                presentation.duration().toSeconds(6),
                target,
                Stream.of(
                                presentation.tracks().stream().map(track -> IndexedRendition.of(track, target)),
                                presentation.iFrames().stream().map(track -> IndexedRendition.ofIFrames(track, target)),
                                presentation.transport().stream()
                                        .flatMap(set -> set.tracks().stream()
                                                .map(track -> IndexedRendition.of(set, track, target))))
                        .flatMap(renditions -> renditions)
                        .toList(),
                presentation.thumbnails().map(IndexedThumbnails::of),
                indexed(presentation.posters()),
                Stream.concat(presentation.files().stream(), manifests.stream()).toList());
    }

    /**
     * Describes pictures of a title without the title: no renditions, and a target duration of 0.
     *
     * @param duration of the title
     * @param files all of them
     */
    public static PackageIndex ofPictures(
            MediaTime duration,
            Optional<ThumbnailTrack> thumbnails,
            List<PackagedPoster> posters,
            List<PackagedFile> files) {
        return new PackageIndex(
                FORMAT,
                VERSION,
                Optional.empty(),
                duration.toSeconds(6),
                0,
                List.of(),
                thumbnails.map(IndexedThumbnails::of),
                indexed(posters),
                files);
    }

    private static Optional<List<IndexedPoster>> indexed(List<PackagedPoster> posters) {
        return Optional.of(posters.stream().map(IndexedPoster::of).toList()).filter(all -> !all.isEmpty());
    }

    /**
     * Reads {@code package.json}.
     *
     * @throws org.ladderworks.engine.error.PackagingException where it cannot be read, is over 64 MB, is not of this
     *     format and version, or lists a path that leads out of the package
     */
    public static PackageIndex read(Path file) {
        return PackageIndexJson.read(file);
    }

    /** The text of {@code package.json}, in UTF-8 and with line feeds only. */
    public String toJson() {
        return PackageIndexJson.write(this);
    }
}
