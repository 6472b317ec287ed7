package org.ladderworks.engine.manifest.hls;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ladderworks.engine.packaging.AudioChoice;
import org.ladderworks.engine.packaging.PackagePath;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.SegmentBitrates;
import org.ladderworks.engine.packaging.TransportSet;
import org.ladderworks.engine.time.Bitrate;

/**
 * Audio tracks of one codec and number of channels, with objects or without, among which a player chooses by language (RFC
 * 8216bis, 4.4.6.1.1). Every group offers the same sounds, so that changing groups never loses one: what is not there in a
 * group's own codec and channels stands in with other channels, or else in the codec that the package names first (rule 11).
 *
 * @param muxed true where the preferred track is inside the segments of the variants
 */
record AudioGroup(String id, List<PackagedTrack.Audio> tracks, PackagedTrack.Audio preferred, boolean muxed) {
    /** Of transport streams: one group, as all of it is in one codec; empty where there is no sound. */
    static Optional<AudioGroup> of(TransportSet set) {
        List<PackagedTrack.Audio> sounds = set.sounds();
        return sounds.isEmpty()
                ? Optional.empty()
                : Optional.of(new AudioGroup(
                        "audio",
                        sounds,
                        set.muxed()
                                .orElseGet(() -> preferred(
                                        sounds,
                                        AudioChoice.preferred(set.presentation())
                                                .map(PackagedTrack.Audio::language)
                                                .orElseThrow())),
                        set.muxed().isPresent()));
    }

    /** In the order in which the presentation names codecs and layouts. */
    static List<AudioGroup> of(PackagedPresentation presentation) {
        Optional<String> language = AudioChoice.preferred(presentation).map(PackagedTrack.Audio::language);
        return AudioGrouping.of(presentation.audio()).stream()
                .map(group -> new AudioGroup(
                        "audio-" + group.name(),
                        group.tracks(),
                        preferred(group.tracks(), language.orElseThrow()),
                        false))
                .toList();
    }

    Bitrate peak(int targetDuration) {
        return largest(track -> SegmentBitrates.of(track).peak(targetDuration));
    }

    Bitrate average() {
        return largest(track -> SegmentBitrates.of(track).average());
    }

    /** Every codec string of the group, once. */
    List<String> codecs() {
        return tracks.stream().map(PackagedTrack.Audio::codecs).distinct().toList();
    }

    boolean isAac() {
        return codecs().stream().allMatch(codec -> codec.startsWith("mp4a."));
    }

    /** False where there is nothing to choose: one sound, inside the variants. Players then need no tag to find it. */
    boolean isListed() {
        return !muxed || tracks.size() > 1;
    }

    /** The EXT-X-MEDIA tags, one for each track. */
    List<String> mediaTags() {
        if (!isListed()) {
            return List.of();
        }
        Set<String> names = new HashSet<>();
        Set<String> selectable = new HashSet<>();
        // First, so that no other track of its language takes its AUTOSELECT, which DEFAULT=YES demands.
        selectable.add(selectionKey(preferred));
        return tracks.stream()
                .map(track ->
                        "#EXT-X-MEDIA:" + attributes(track, unique(track, names), isSelectable(track, selectable)))
                .toList();
    }

    private AttributeList attributes(PackagedTrack.Audio track, String name, boolean automatic) {
        AttributeList attributes = new AttributeList()
                .enumerated("TYPE", "AUDIO")
                .quoted("GROUP-ID", id)
                .quoted("NAME", name)
                .quoted("LANGUAGE", track.language())
                .enumerated("DEFAULT", isPreferred(track) ? "YES" : "NO")
                .enumerated("AUTOSELECT", automatic ? "YES" : "NO");
        if (isDescription(track)) {
            attributes.quoted("CHARACTERISTICS", "public.accessibility.describes-video");
        }
        attributes.quoted("CHANNELS", channels(track));
        // Without a URI it is what the variants hold (RFC 8216bis, 4.4.6.2.1).
        return isInside(track)
                ? attributes
                : attributes.quoted("URI", PackagePath.toUri(track.path() + "/" + MediaPlaylist.FILE_NAME));
    }

    /** Objects count in place of the channels that they are mixed into (RFC 8216bis, 4.4.6.1; HLS authoring, appendix). */
    private static String channels(PackagedTrack.Audio track) {
        return track.jocComplexity().isPresent()
                ? track.jocComplexity().getAsInt() + "/JOC"
                : Integer.toString(track.channels());
    }

    private boolean isInside(PackagedTrack.Audio track) {
        return muxed && isPreferred(track);
    }

    /** Tracks that a player may pick by itself differ in language or characteristics; a commentary is never one. */
    private boolean isSelectable(PackagedTrack.Audio track, Set<String> taken) {
        return isPreferred(track) || (!track.role().equals("commentary") && taken.add(selectionKey(track)));
    }

    private boolean isPreferred(PackagedTrack.Audio track) {
        return track.path().equals(preferred.path());
    }

    private static boolean isDescription(PackagedTrack.Audio track) {
        return track.role().equals("description");
    }

    private static String selectionKey(PackagedTrack.Audio track) {
        return track.language() + (isDescription(track) ? " described" : "");
    }

    private Bitrate largest(Function<PackagedTrack, Bitrate> measure) {
        return tracks.stream()
                .filter(track -> !isInside(track))
                .map(measure)
                .max(Comparator.naturalOrder())
                .orElse(new Bitrate(0));
    }

    private static PackagedTrack.Audio preferred(List<PackagedTrack.Audio> tracks, String language) {
        return tracks.stream()
                .filter(track -> AudioChoice.isMain(track) && track.language().equals(language))
                .findFirst()
                .or(() -> tracks.stream().filter(AudioChoice::isMain).findFirst())
                .orElse(tracks.getFirst());
    }

    private static String unique(PackagedTrack.Audio track, Set<String> taken) {
        String name = AudioChoice.label(track).replace('"', '\'');
        String candidate = name;
        for (int copy = 2; !taken.add(candidate); copy++) {
            candidate = name + " (" + copy + ")";
        }
        return candidate;
    }
}
