package org.ladderworks.engine.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * HLS with MPEG-TS as written: tracks whose paths are relative to {@link #FOLDER}.
 *
 * @param video rungs, each with {@code muxed} in it; empty for an audio title
 * @param muxed the sound inside the rungs, without segments of its own; empty where they are silent
 * @param audio sounds with segments of their own
 * @param text WebVTT on the clock of the streams
 * @param key how segments are encrypted, those of text excepted; empty where they are clear
 * @param notes what was left out, and why
 */
public record TransportSet(
        List<PackagedTrack.Video> video,
        Optional<PackagedTrack.Audio> muxed,
        List<PackagedTrack.Audio> audio,
        List<PackagedTrack.Text> text,
        Optional<SegmentKey> key,
        List<String> notes) {
    /** Inside the package. */
    public static final String FOLDER = "ts";

    /** Its multivariant playlist, from the package's root. */
    public static final String MASTER = FOLDER + "/master.m3u8";

    public TransportSet {
        video = List.copyOf(video);
        audio = List.copyOf(audio);
        text = List.copyOf(text);
        notes = List.copyOf(notes);
    }

    /** The tracks with segments of their own. */
    public List<PackagedTrack> tracks() {
        List<PackagedTrack> tracks = new ArrayList<>(video);
        tracks.addAll(audio);
        tracks.addAll(text);
        return tracks;
    }

    /** Every sound that a viewer may choose, that inside the rungs first. */
    public List<PackagedTrack.Audio> sounds() {
        List<PackagedTrack.Audio> sounds = new ArrayList<>(muxed.stream().toList());
        sounds.addAll(audio);
        return sounds;
    }

    /** As a presentation of its own. */
    public PackagedPresentation presentation() {
        return new PackagedPresentation(video, sounds(), text, List.of());
    }
}
