package org.ladderworks.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.manifest.dash.Mpd;
import org.ladderworks.engine.manifest.hls.IFramePlaylist;
import org.ladderworks.engine.manifest.hls.ImagePlaylist;
import org.ladderworks.engine.manifest.hls.MediaPlaylist;
import org.ladderworks.engine.manifest.hls.MultivariantPlaylist;
import org.ladderworks.engine.packaging.PackagedFile.Role;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.ThumbnailTrack;
import org.ladderworks.engine.packaging.TransportSet;

/** What players open of a package: playlists and MPD, each after what it names. Pure. */
final class PackageManifests {
    private PackageManifests() {}

    /** @param path in the package, with forward slashes */
    record Manifest(String path, Role role, String text) {}

    /** @param audioOnlyVariant whether HLS lists sound alone as a variant, beside pictures */
    static List<Manifest> of(PackagedPresentation presentation, boolean audioOnlyVariant) {
        List<Manifest> manifests = new ArrayList<>();
        if (presentation.isForHls()) {
            presentation
                    .tracks()
                    .forEach(track -> manifests.add(playlist("", track, MediaPlaylist.of(presentation, track))));
            presentation.windable().forEach(rung -> manifests.add(iFrames(rung, presentation)));
            presentation.thumbnails().ifPresent(track -> manifests.add(tiles(track)));
        }
        manifests.add(new Manifest("manifest.mpd", Role.MPD, Mpd.of(presentation)));
        if (presentation.isForHls()) {
            manifests.add(new Manifest(
                    "master.m3u8",
                    Role.MULTIVARIANT_PLAYLIST,
                    audioOnlyVariant
                            ? MultivariantPlaylist.withAudioOnly(presentation)
                            : MultivariantPlaylist.of(presentation)));
        }
        presentation.transport().ifPresent(set -> manifests.addAll(transport(set)));
        return manifests;
    }

    private static Manifest iFrames(PackagedTrack.Video rung, PackagedPresentation presentation) {
        return new Manifest(
                rung.path() + "/" + IFramePlaylist.FILE_NAME,
                Role.MEDIA_PLAYLIST,
                IFramePlaylist.of(presentation, rung));
    }

    private static Manifest tiles(ThumbnailTrack track) {
        return new Manifest(track.path() + "/" + ImagePlaylist.FILE_NAME, Role.MEDIA_PLAYLIST, ImagePlaylist.of(track));
    }

    private static Manifest playlist(String root, PackagedTrack track, String text) {
        return new Manifest(root + track.path() + "/" + MediaPlaylist.FILE_NAME, Role.MEDIA_PLAYLIST, text);
    }

    private static List<Manifest> transport(TransportSet set) {
        List<Manifest> manifests = new ArrayList<>();
        set.tracks()
                .forEach(track ->
                        manifests.add(playlist(TransportSet.FOLDER + "/", track, MediaPlaylist.of(set, track))));
        manifests.add(new Manifest(TransportSet.MASTER, Role.MULTIVARIANT_PLAYLIST, MultivariantPlaylist.of(set)));
        return manifests;
    }
}
