package org.ladderworks.engine.manifest.hls;

import java.math.RoundingMode;
import org.ladderworks.engine.packaging.PackagePath;
import org.ladderworks.engine.packaging.ThumbnailTrack;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/**
 * The image playlist of thumbnails, {@code tiles.m3u8} in the folder of their sheets (Roku and others, HLS Image Media
 * Playlist, 0.4; rule 67). Players that do not know it pass over it.
 */
public final class ImagePlaylist {
    /** The name of the playlist in the folder of the sheets. */
    public static final String FILE_NAME = "tiles.m3u8";

    private static final Timescale SECONDS = new Timescale(1);

    private ImagePlaylist() {}

    /** Renders the playlist with line feeds only; URIs are relative to the folder. */
    public static String of(ThumbnailTrack track) {
        StringBuilder playlist = new StringBuilder("#EXTM3U\n")
                .append("#EXT-X-VERSION:")
                .append(MediaPlaylist.VERSION)
                .append("\n#EXT-X-TARGETDURATION:")
                .append(Math.max(1, track.sheetLength().ticksIn(SECONDS, RoundingMode.CEILING)))
                .append("\n#EXT-X-MEDIA-SEQUENCE:1\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-IMAGES-ONLY\n");
        AttributeList tiles = new AttributeList()
                .enumerated("RESOLUTION", track.tile().toString())
                .enumerated("LAYOUT", track.columns() + "x" + track.rows())
                .enumerated("DURATION", track.interval().toSeconds(3));
        MediaTime start = MediaTime.ZERO;
        for (int sheet = 0; sheet < track.sheets().size(); sheet++) {
            MediaTime left = track.length().minus(start);
            MediaTime length = left.compareTo(track.sheetLength()) < 0 ? left : track.sheetLength();
            playlist.append("#EXTINF:")
                    .append(length.toSeconds(6))
                    .append(",\n#EXT-X-TILES:")
                    .append(tiles)
                    .append('\n')
                    .append(PackagePath.toUri(ThumbnailTrack.fileName(sheet)))
                    .append('\n');
            start = start.plus(length);
        }
        return playlist.append("#EXT-X-ENDLIST\n").toString();
    }

    /** What the multivariant playlist says of it. */
    static String tag(ThumbnailTrack track) {
        return "#EXT-X-IMAGE-STREAM-INF:"
                + new AttributeList()
                        .decimal("BANDWIDTH", track.peak().bitsPerSecond())
                        .quoted("CODECS", "jpeg")
                        .enumerated("RESOLUTION", track.tile().toString())
                        .quoted("URI", PackagePath.toUri(track.path() + "/" + FILE_NAME));
    }
}
