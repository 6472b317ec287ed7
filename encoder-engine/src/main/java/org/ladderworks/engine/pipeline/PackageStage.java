package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.error.DiskFull;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.manifest.dash.Mpd;
import org.ladderworks.engine.manifest.hls.MediaPlaylist;
import org.ladderworks.engine.manifest.hls.MultivariantPlaylist;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.MediaPackager;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.packaging.PackagedFile.Role;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.PackagingSettings;
import org.ladderworks.engine.packaging.TransportSet;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.text.TextTrack;

/** Renditions to a whole package in a folder: media, then playlists and MPD, then {@code package.json}. */
final class PackageStage {
    /** Raised when the same renditions are packaged into other bytes than before: packages made until then are not up to date. */
    static final int WRITER = 5;

    private PackageStage() {}

    /** @param job its name for {@code package.json} */
    static PackagedPresentation run(
            Optional<String> job,
            List<Rendition> renditions,
            List<TextTrack> texts,
            PackagingSettings settings,
            MediaPackager.ProgressListener progress,
            Cancellation cancellation) {
        Path folder = settings.directory();
        MediaPackager.ProgressListener waiting = (done, total) -> {
            progress.advanced(done, total);
            cancellation.checkAndWait();
        };
        PackagedPresentation presentation =
                new MediaPackager(settings, waiting, cancellation::isCancelled).packageAll(renditions, texts);
        try {
            List<PackagedFile> manifests = new ArrayList<>();
            List<PackagedTrack> listed = presentation.isForHls() ? presentation.tracks() : List.of();
            for (PackagedTrack track : listed) {
                manifests.add(write(
                        folder,
                        track.path() + "/" + MediaPlaylist.FILE_NAME,
                        Role.MEDIA_PLAYLIST,
                        MediaPlaylist.of(presentation, track)));
            }
            manifests.add(write(folder, "manifest.mpd", Role.MPD, Mpd.of(presentation)));
            if (presentation.isForHls()) {
                manifests.add(write(
                        folder,
                        "master.m3u8",
                        Role.MULTIVARIANT_PLAYLIST,
                        settings.audioOnlyVariant()
                                ? MultivariantPlaylist.withAudioOnly(presentation)
                                : MultivariantPlaylist.of(presentation)));
            }
            if (presentation.transport().isPresent()) {
                manifests.addAll(transport(folder, presentation.transport().get()));
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

    private static List<PackagedFile> transport(Path folder, TransportSet set) throws IOException {
        String root = TransportSet.FOLDER + "/";
        List<PackagedFile> manifests = new ArrayList<>();
        for (PackagedTrack track : set.tracks()) {
            manifests.add(write(
                    folder,
                    root + track.path() + "/" + MediaPlaylist.FILE_NAME,
                    Role.MEDIA_PLAYLIST,
                    MediaPlaylist.of(set, track)));
        }
        manifests.add(write(folder, TransportSet.MASTER, Role.MULTIVARIANT_PLAYLIST, MultivariantPlaylist.of(set)));
        return manifests;
    }

    private static PackagedFile write(Path folder, String path, Role role, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(path), bytes);
        return new PackagedFile(path, role, bytes.length, Sha256.hex(bytes));
    }
}
