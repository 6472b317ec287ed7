package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.DiskFull;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.MediaPackager;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagingSettings;
import org.ladderworks.engine.progress.Cancellation;

/** Renditions to a whole package in a folder: media, then playlists and MPD, then {@code package.json}. */
final class PackageStage {
    /** Raised when the same renditions are packaged into other bytes than before: packages made until then are not up to date. */
    static final int WRITER = 6;

    private PackageStage() {}

    /** @param job its name for {@code package.json} */
    static PackagedPresentation run(
            Optional<String> job,
            PackageContent content,
            PackagingSettings settings,
            MediaPackager.ProgressListener progress,
            Cancellation cancellation) {
        Path folder = settings.directory();
        MediaPackager.ProgressListener waiting = (done, total) -> {
            progress.advanced(done, total);
            cancellation.checkAndWait();
        };
        PackagedPresentation media = new MediaPackager(settings, waiting, cancellation::isCancelled)
                .packageAll(content.renditions(), content.texts(), content.iFrames());
        PackagedPresentation shown = content.pictures()
                .map(pictures -> pictures.beside(media, folder))
                .orElse(media);
        try {
            PackagedPresentation presentation = shown.with(content.review().into(folder));
            List<PackagedFile> manifests = new ArrayList<>();
            for (PackageManifests.Manifest manifest : PackageManifests.of(presentation, settings.audioOnlyVariant())) {
                manifests.add(write(folder, manifest));
            }
            Files.writeString(
                    folder.resolve(PackageIndex.FILE_NAME),
                    PackageIndex.of(job, presentation, manifests).toJson());
            return presentation;
        } catch (IOException e) {
            boolean full = DiskFull.saidBy(e.getMessage());
            throw new PackagingException(
                    full ? ErrorCode.PACKAGING_DISK_FULL : ErrorCode.PACKAGING_FAILED,
                    full
                            ? "the disk is full (while writing playlists)"
                            : "playlists cannot be written: " + e.getMessage(),
                    "Free some space, or choose another disk with --out.",
                    e);
        }
    }

    private static PackagedFile write(Path folder, PackageManifests.Manifest manifest) throws IOException {
        byte[] bytes = manifest.text().getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(manifest.path()), bytes);
        return new PackagedFile(manifest.path(), manifest.role(), bytes.length, Sha256.hex(bytes));
    }
}
