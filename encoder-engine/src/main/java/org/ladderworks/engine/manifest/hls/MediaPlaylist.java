package org.ladderworks.engine.manifest.hls;

import java.util.List;
import org.ladderworks.engine.packaging.PackagePath;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedSegment;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.TrackProtection;
import org.ladderworks.engine.packaging.TransportSet;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/** The media playlist of one track, {@code playlist.m3u8} in the track's folder (RFC 8216bis, 4.4.3 and 4.4.4). */
public final class MediaPlaylist {
    /** The name of the playlist in the folder of its track. */
    public static final String FILE_NAME = "playlist.m3u8";

    /** EXT-X-MAP asks for 6; 7 is what players expect of fragmented MP4. */
    static final int VERSION = 7;

    /** Fractions of seconds ask for 3, an IV for 2. */
    private static final int WITH_FRACTIONS = 3;

    private static final Timescale MICROSECONDS = new Timescale(1_000_000);

    private MediaPlaylist() {}

    /**
     * Renders the playlist with line feeds only; URIs are relative to the track's folder.
     *
     * @param presentation what the track belongs to: it decides the target duration, which all playlists share
     */
    public static String of(PackagedPresentation presentation, PackagedTrack track) {
        StringBuilder playlist = head(VERSION, presentation);
        if (!(track instanceof PackagedTrack.Text)) {
            appendHeader(playlist);
        }
        int number = 0;
        for (PackagedSegment segment : track.segments()) {
            appendKeys(playlist, presentation, track, number++);
            append(playlist, segment, track);
        }
        return playlist.append("#EXT-X-ENDLIST\n").toString();
    }

    /** The same of a track of transport streams; each segment has its own IV where they are encrypted, but for texts. */
    public static String of(TransportSet set, PackagedTrack track) {
        StringBuilder playlist = head(WITH_FRACTIONS, set.presentation());
        List<String> keys =
                set.key().map(key -> SegmentKeyTags.of(key, track.path())).orElse(List.of());
        for (int i = 0; i < track.segments().size(); i++) {
            if (!keys.isEmpty()) {
                playlist.append(KeyTags.KEY).append(keys.get(i)).append('\n');
            }
            append(playlist, track.segments().get(i), track);
        }
        return playlist.append("#EXT-X-ENDLIST\n").toString();
    }

    /** Where the track's header is. */
    static void appendHeader(StringBuilder playlist) {
        playlist.append("#EXT-X-MAP:")
                .append(new AttributeList().quoted("URI", "init.mp4"))
                .append('\n');
    }

    /**
     * The keys, before the first segment that is encrypted: behind EXT-X-MAP, and for all from there on. A clear lead has
     * none.
     *
     * @param number of the segment that comes next, from 0
     */
    static void appendKeys(StringBuilder playlist, PackagedPresentation presentation, PackagedTrack track, int number) {
        if (number == track.protection().map(TrackProtection::clearSegments).orElse(0)) {
            presentation
                    .signal(track)
                    .ifPresent(signal -> KeyTags.of(signal)
                            .forEach(tag ->
                                    playlist.append(KeyTags.KEY).append(tag).append('\n')));
        }
    }

    static StringBuilder head(int version, PackagedPresentation presentation) {
        return new StringBuilder("#EXTM3U\n")
                .append("#EXT-X-VERSION:")
                .append(version)
                .append('\n')
                .append("#EXT-X-TARGETDURATION:")
                .append(presentation.targetDuration())
                .append('\n')
                .append("#EXT-X-MEDIA-SEQUENCE:1\n")
                .append("#EXT-X-PLAYLIST-TYPE:VOD\n");
    }

    private static void append(StringBuilder playlist, PackagedSegment segment, PackagedTrack track) {
        playlist.append("#EXTINF:")
                .append(length(segment.start(), segment.duration(), track.timescale()))
                .append(",\n");
        playlist.append(PackagePath.toUri(segment.fileName())).append('\n');
    }

    /**
     * The distance between the rounded ends, not the rounded distance: so the lengths of any run of segments add up
     * to the run's own length to the microsecond, and rounding never adds up.
     */
    static String length(long start, long duration, Timescale timescale) {
        long from = new MediaTime(start, timescale).ticksIn(MICROSECONDS);
        long to = new MediaTime(start + duration, timescale).ticksIn(MICROSECONDS);
        return new MediaTime(to - from, MICROSECONDS).toSeconds(6);
    }
}
