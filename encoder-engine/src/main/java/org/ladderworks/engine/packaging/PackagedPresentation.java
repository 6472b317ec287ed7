package org.ladderworks.engine.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.drm.signal.KeySignal;
import org.ladderworks.engine.time.MediaTime;

/**
 * Everything written for one title, before manifests.
 *
 * @param video family by family, the most widely playable first; in each the most demanding rung first; empty for an
 *     audio package
 * @param audio empty for a silent package
 * @param text empty where there is none
 * @param files every media file, in the order in which they were written
 * @param signals what is said of each key; empty for a clear package
 * @param transport HLS with MPEG-TS beside the CMAF tracks; empty where there is none
 * @param iFrames a rendition of I-frames alone, beside the I-frames that every rung has; empty where there is none
 * @param thumbnails empty where there are none
 * @param posters the one to show first; empty where there are none
 */
public record PackagedPresentation(
        List<PackagedTrack.Video> video,
        List<PackagedTrack.Audio> audio,
        List<PackagedTrack.Text> text,
        List<PackagedFile> files,
        List<KeySignal> signals,
        Optional<TransportSet> transport,
        Optional<PackagedTrack.Video> iFrames,
        Optional<ThumbnailTrack> thumbnails,
        List<PackagedPoster> posters) {
    public PackagedPresentation {
        video = List.copyOf(video);
        audio = List.copyOf(audio);
        text = List.copyOf(text);
        files = List.copyOf(files);
        signals = List.copyOf(signals);
        posters = List.copyOf(posters);
        if (video.isEmpty() && audio.isEmpty()) {
            throw new IllegalArgumentException("a presentation has at least one track");
        }
    }

    /** In clear. */
    public PackagedPresentation(
            List<PackagedTrack.Video> video,
            List<PackagedTrack.Audio> audio,
            List<PackagedTrack.Text> text,
            List<PackagedFile> files) {
        this(video, audio, text, files, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** Pictures and sound without text, in clear. */
    public PackagedPresentation(
            List<PackagedTrack.Video> video, List<PackagedTrack.Audio> audio, List<PackagedFile> files) {
        this(video, audio, List.of(), files);
    }

    /** The same with pictures beside it, whose files are more. */
    public PackagedPresentation with(
            Optional<ThumbnailTrack> tiles, List<PackagedPoster> pictures, List<PackagedFile> more) {
        List<PackagedFile> all = new ArrayList<>(files);
        all.addAll(more);
        return new PackagedPresentation(video, audio, text, all, signals, transport, iFrames, tiles, pictures);
    }

    /** The same with more files. */
    public PackagedPresentation with(List<PackagedFile> more) {
        return with(thumbnails, posters, more);
    }

    /** All CMAF tracks: video, audio, text. */
    public List<PackagedTrack> tracks() {
        List<PackagedTrack> tracks = new ArrayList<>(video);
        tracks.addAll(audio);
        tracks.addAll(text);
        return tracks;
    }

    /** What players wind by, of which each is a playlist of I-frames: every rung, and the rendition of I-frames alone. */
    public List<PackagedTrack.Video> windable() {
        List<PackagedTrack.Video> tracks = new ArrayList<>(video);
        iFrames.ifPresent(tracks::add);
        return tracks;
    }

    /** What is said of a track's key; empty for a clear one. */
    public Optional<KeySignal> signal(PackagedTrack track) {
        return track.protection()
                .flatMap(protection -> signals.stream()
                        .filter(signal -> signal.key().equals(protection.key()))
                        .findFirst());
    }

    /**
     * False where a key has no tag in playlists, as in {@code cenc} (rule 50) and for ClearKey alone: segments that players
     * take for clear ones would not play. Such a package has an MPD alone.
     */
    public boolean isForHls() {
        return signals.stream().allMatch(KeySignal::isForHls);
    }

    /** Of the video, the longest rung where rates differ; of the audio where there is no video. */
    public MediaTime duration() {
        return (video.isEmpty() ? audio : video)
                .stream().map(PackagedTrack::duration).max(MediaTime::compareTo).orElseThrow();
    }

    /** The longest segment of any track, rounded to nearest seconds: EXT-X-TARGETDURATION of every playlist (rule 21). */
    public int targetDuration() {
        return (int) java.util.stream.Stream.concat(video.stream(), audio.stream())
                .flatMap(track ->
                        track.segments().stream().map(segment -> new MediaTime(segment.duration(), track.timescale())))
                .mapToLong(length -> Math.max(1, length.ticksIn(new org.ladderworks.engine.time.Timescale(1))))
                .max()
                .orElseThrow();
    }
}
