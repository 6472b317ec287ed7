package org.ladderworks.engine.manifest.hls;

import org.ladderworks.engine.packaging.IFrame;
import org.ladderworks.engine.packaging.PackagePath;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedSegment;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.time.Timescale;

/**
 * The I-frame playlist of one rung, {@code iframes.m3u8} in the rung's folder (RFC 8216bis, 4.4.3.6): what players show
 * while a viewer winds. No bytes of its own: each entry is the part of a segment that holds an IDR picture, from its
 * {@code moof} on (HLS authoring 6.10; rule 25), and lasts until the next one.
 */
public final class IFramePlaylist {
    /** The name of the playlist in the folder of its track. */
    public static final String FILE_NAME = "iframes.m3u8";

    private IFramePlaylist() {}

    /**
     * Renders the playlist with line feeds only; URIs are relative to the track's folder.
     *
     * @param presentation what the track belongs to: it decides the target duration, which all playlists share
     */
    public static String of(PackagedPresentation presentation, PackagedTrack.Video track) {
        StringBuilder playlist =
                MediaPlaylist.head(MediaPlaylist.VERSION, presentation).append("#EXT-X-I-FRAMES-ONLY\n");
        MediaPlaylist.appendHeader(playlist);
        int number = 0;
        for (PackagedSegment segment : track.segments()) {
            MediaPlaylist.appendKeys(playlist, presentation, track, number++);
            segment.iFrames().forEach(frame -> append(playlist, frame, track.timescale()));
        }
        return playlist.append("#EXT-X-ENDLIST\n").toString();
    }

    private static void append(StringBuilder playlist, IFrame frame, Timescale timescale) {
        playlist.append("#EXTINF:")
                .append(MediaPlaylist.length(frame.start(), frame.duration(), timescale))
                .append(",\n#EXT-X-BYTERANGE:")
                .append(frame.size())
                .append('@')
                .append(frame.offset())
                .append('\n')
                .append(PackagePath.toUri(frame.fileName()))
                .append('\n');
    }
}
