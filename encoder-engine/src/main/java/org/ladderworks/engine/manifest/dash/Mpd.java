package org.ladderworks.engine.manifest.dash;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.ladderworks.engine.manifest.dash.IndentedXml.Attributes;
import org.ladderworks.engine.packaging.AudioChoice;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.SegmentBitrates;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;

/** The media presentation description, {@code manifest.mpd} at the root of a package (ISO/IEC 23009-1). */
public final class Mpd {
    /**
     * The profile for CMAF content (8.12) is not claimed: it wants each segment to be one CMAF fragment, and ours
     * hold one fragment for each GOP.
     */
    private static final String PROFILES = "urn:mpeg:dash:profile:isoff-live:2011";

    private Mpd() {}

    /**
     * Renders a static MPD of one period, with line feeds only. Segments are named by number, their times by
     * SegmentTimeline. The names of the track folders become the Representation ids.
     *
     * @throws IllegalArgumentException where two track folders have the same name, or the segments of a track are
     *     not called {@code 00001.m4s} and so on
     */
    public static String of(PackagedPresentation presentation) {
        requireDistinctIds(presentation);
        MediaTime buffer = SegmentBitrates.longestSegment(presentation);
        String duration = seconds(presentation.duration());
        Attributes root = new Attributes().with("xmlns", "urn:mpeg:dash:schema:mpd:2011");
        if (!presentation.signals().isEmpty()) {
            ContentProtection.declareNamespaces(root);
        }
        root.with("profiles", PROFILES)
                .with("type", "static")
                .with("mediaPresentationDuration", duration)
                .with("maxSegmentDuration", seconds(buffer))
                .with("minBufferTime", seconds(buffer));
        Attributes period = new Attributes().with("id", 1).with("start", "PT0S").with("duration", duration);
        IndentedXml xml = new IndentedXml();
        xml.element("MPD", root, () -> {
            // Relative to the MPD in any case; FFmpeg loses the folder of a relative path without it.
            xml.text("BaseURL", "./");
            xml.element("Period", period, () -> {
                int id = 1;
                List<List<PackagedTrack.Video>> sets = SwitchingSets.video(presentation);
                for (List<PackagedTrack.Video> set : sets) {
                    List<Integer> switchable = SwitchingSets.switchable(sets, set);
                    // Sets that differ in their key alone are as good as each other.
                    int preference = Math.min(id, switchable.isEmpty() ? id : switchable.getFirst());
                    OptionalInt priority = sets.size() > 1 ? OptionalInt.of(preference) : OptionalInt.empty();
                    VideoAdaptationSet element = new VideoAdaptationSet(
                            id++,
                            set,
                            priority,
                            captionLanguage(presentation),
                            buffer,
                            presentation.signal(set.getFirst()),
                            switchable);
                    element.write(xml);
                }
                for (List<PackagedTrack.Audio> set : SwitchingSets.audio(presentation)) {
                    new AudioAdaptationSet(
                                    id++,
                                    set,
                                    SwitchingSets.role(set.getFirst(), presentation),
                                    buffer,
                                    presentation.signal(set.getFirst()))
                            .write(xml);
                }
                for (PackagedTrack.Text text : presentation.text()) {
                    new TextAdaptationSet(id++, text, presentation.duration()).write(xml);
                }
                int next = id;
                if (presentation.iFrames().isPresent()) {
                    trickMode(presentation, sets, next++, buffer).write(xml);
                }
                int last = next;
                presentation.thumbnails().ifPresent(track -> new ThumbnailAdaptationSet(last, track).write(xml));
            });
        });
        return xml.finish();
    }

    /** It stands in for the set of its own codec. */
    private static TrickModeAdaptationSet trickMode(
            PackagedPresentation presentation, List<List<PackagedTrack.Video>> sets, int id, MediaTime buffer) {
        PackagedTrack.Video track = presentation.iFrames().orElseThrow();
        int of = 0;
        while (of < sets.size() - 1 && !sets.get(of).getFirst().family().equals(track.family())) {
            of++;
        }
        FrameRate full = sets.get(of).stream()
                .map(PackagedTrack.Video::frameRate)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new TrickModeAdaptationSet(id, track, of + 1, full, buffer, presentation.signal(track));
    }

    /** An xs:duration of seconds only, to the microsecond, without trailing zeros. */
    static String seconds(MediaTime time) {
        return "PT" + time.toSeconds(6).replaceFirst("\\.?0+$", "") + "S";
    }

    /** Captions do not say their language: by custom it is that of the sound. */
    private static String captionLanguage(PackagedPresentation presentation) {
        return AudioChoice.preferred(presentation)
                .map(PackagedTrack.Audio::language)
                .orElse("und");
    }

    private static void requireDistinctIds(PackagedPresentation presentation) {
        Set<String> ids = new HashSet<>();
        Stream.concat(presentation.tracks().stream(), presentation.iFrames().stream())
                .map(SegmentAddressing::representationId)
                .filter(id -> !ids.add(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalArgumentException("two tracks would have the Representation id " + id);
                });
    }
}
