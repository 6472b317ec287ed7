package org.ladderworks.engine.manifest.hls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.packaging.PackagePath;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.SegmentBitrates;
import org.ladderworks.engine.text.TextRole;
import org.ladderworks.engine.time.Bitrate;

/** All texts of a package, among which a viewer chooses one (RFC 8216bis, 4.4.6.1). */
record SubtitleGroup(List<PackagedTrack.Text> tracks) {
    static final String ID = "text";

    /** What captions tell beside words (HLS authoring 4.5). */
    private static final String FOR_THE_DEAF =
            "public.accessibility.transcribes-spoken-dialog,public.accessibility.describes-music-and-sound";

    /** Empty where there is no text. */
    static Optional<SubtitleGroup> of(PackagedPresentation presentation) {
        return presentation.text().isEmpty() ? Optional.empty() : Optional.of(new SubtitleGroup(presentation.text()));
    }

    Bitrate peak(int targetDuration) {
        return tracks.stream()
                .map(track -> SegmentBitrates.of(track).peak(targetDuration))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    Bitrate average() {
        return tracks.stream()
                .map(track -> SegmentBitrates.of(track).average())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The EXT-X-MEDIA tags, one for each text. */
    List<String> mediaTags() {
        List<String> tags = new ArrayList<>();
        Set<String> selectable = new HashSet<>();
        // First, so that no other text of its kind takes its AUTOSELECT, which DEFAULT=YES demands.
        tracks.stream().filter(PackagedTrack.Text::isDefault).forEach(track -> selectable.add(selectionKey(track)));
        for (PackagedTrack.Text track : tracks) {
            boolean automatic = track.isDefault() || selectable.add(selectionKey(track));
            tags.add("#EXT-X-MEDIA:" + attributes(track, automatic));
        }
        return tags;
    }

    private static AttributeList attributes(PackagedTrack.Text track, boolean automatic) {
        AttributeList attributes = new AttributeList()
                .enumerated("TYPE", "SUBTITLES")
                .quoted("GROUP-ID", ID)
                .quoted("NAME", track.label())
                .quoted("LANGUAGE", track.language())
                .enumerated("DEFAULT", track.isDefault() ? "YES" : "NO")
                .enumerated("AUTOSELECT", automatic ? "YES" : "NO")
                .enumerated("FORCED", track.role() == TextRole.FORCED ? "YES" : "NO");
        if (track.role() == TextRole.CAPTION) {
            attributes.quoted("CHARACTERISTICS", FOR_THE_DEAF);
        }
        return attributes.quoted("URI", PackagePath.toUri(track.path() + "/" + MediaPlaylist.FILE_NAME));
    }

    /** Texts that a player may pick by itself differ in language or kind. */
    private static String selectionKey(PackagedTrack.Text track) {
        return track.language() + " " + track.role();
    }
}
