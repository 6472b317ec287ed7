package org.ladderworks.engine.manifest.hls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.TransportSet;
import org.ladderworks.engine.time.Bitrate;

/** The multivariant playlist, {@code master.m3u8} at the root of a package (RFC 8216bis, 4.4.6). */
public final class MultivariantPlaylist {
    /** What a player starts with before it knows its network (Apple HLS Authoring Specification, 1.32). */
    private static final Bitrate STARTING_AVERAGE = Bitrate.ofKilobits(2000);

    /** Players that know no renditions may want to know that there are some (RFC 8216bis, 8). */
    private static final int WITH_RENDITIONS = 4;

    private MultivariantPlaylist() {}

    /**
     * Renders the playlist with line feeds only. Every rung is listed once for each audio group; the first variant is
     * the one of the first family and group whose average is nearest to 2000 kbit/s, the others follow group by group,
     * in each family by family, from the highest average down. Behind them is what is for winding: each rung
     * once more, and thumbnails.
     *
     * @throws org.ladderworks.engine.error.PackagingException where a value does not fit into an HLS attribute
     */
    public static String of(PackagedPresentation presentation) {
        return of(presentation, List.of());
    }

    /**
     * The same with one more variant, the last: sound alone, in the AAC that takes the fewest bits, for a network that
     * carries no picture. None where there is no AAC, or nothing but sound anyway. Not for tvOS (HLS authoring 9.20;
     * rule 15).
     */
    public static String withAudioOnly(PackagedPresentation presentation) {
        List<AudioGroup> groups = presentation.video().isEmpty() ? List.of() : AudioGroup.of(presentation);
        Renditions renditions = Renditions.of(presentation);
        int target = presentation.targetDuration();
        return of(
                presentation,
                groups.stream()
                        .filter(AudioGroup::isAac)
                        .min(Comparator.comparing(group -> group.peak(target)))
                        .map(group -> Variant.audioOnly(group, renditions, target))
                        .stream()
                        .toList());
    }

    private static String of(PackagedPresentation presentation, List<Variant> last) {
        // Every key, so that players may ask for licences before they choose, and save a title whole (rule 17).
        List<String> keys = presentation.signals().stream()
                .flatMap(signal -> KeyTags.of(signal).stream())
                .toList();
        List<String> winding = new ArrayList<>(presentation.windable().stream()
                .map(video -> IFrameVariant.tag(video, presentation.targetDuration()))
                .toList());
        presentation.thumbnails().map(ImagePlaylist::tag).ifPresent(winding::add);
        return render(MediaPlaylist.VERSION, keys, presentation, AudioGroup.of(presentation), last, winding);
    }

    /**
     * The same of transport streams, {@code ts/master.m3u8}: the rungs with the sound inside them, other sounds in one group.
     */
    public static String of(TransportSet set) {
        List<AudioGroup> groups = AudioGroup.of(set).stream().toList();
        List<String> keys = set.key().map(SegmentKeyTags::session).stream().toList();
        return render(
                groups.stream().anyMatch(AudioGroup::isListed) ? WITH_RENDITIONS : 1,
                keys,
                set.presentation(),
                groups,
                List.of(),
                List.of());
    }

    private static String render(
            int version,
            List<String> keys,
            PackagedPresentation presentation,
            List<AudioGroup> groups,
            List<Variant> last,
            List<String> winding) {
        StringBuilder playlist = new StringBuilder("#EXTM3U\n")
                .append("#EXT-X-VERSION:")
                .append(version)
                .append('\n')
                .append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        keys.forEach(tag -> playlist.append(KeyTags.SESSION_KEY).append(tag).append('\n'));
        for (AudioGroup group : groups) {
            group.mediaTags().forEach(tag -> playlist.append(tag).append('\n'));
        }
        Renditions renditions = Renditions.of(presentation);
        renditions.mediaTags().forEach(tag -> playlist.append(tag).append('\n'));
        List<Variant> listed = new ArrayList<>(startingFirst(variants(presentation, groups, renditions)));
        listed.addAll(last);
        for (Variant variant : listed) {
            playlist.append(variant.tag()).append('\n').append(variant.uri()).append('\n');
        }
        winding.forEach(tag -> playlist.append(tag).append('\n'));
        return playlist.toString();
    }

    private static List<Variant> variants(
            PackagedPresentation presentation, List<AudioGroup> groups, Renditions renditions) {
        int target = presentation.targetDuration();
        if (presentation.video().isEmpty()) {
            return groups.stream()
                    .map(group -> Variant.of(group, renditions, target))
                    .toList();
        }
        List<Optional<AudioGroup>> sounds = groups.isEmpty()
                ? List.of(Optional.empty())
                : groups.stream().map(Optional::of).toList();
        return sounds.stream()
                .flatMap(group -> presentation.video().stream()
                        .map(video -> Variant.of(video, group, renditions, target))
                        .sorted(byFamily(presentation)
                                .thenComparing(
                                        Comparator.comparing(Variant::average).reversed())))
                .toList();
    }

    /** In the order in which the presentation names families: a player that takes the first one it can play gets H.264. */
    private static Comparator<Variant> byFamily(PackagedPresentation presentation) {
        List<String> families = presentation.video().stream()
                .map(video -> video.family().label())
                .distinct()
                .toList();
        return Comparator.comparingInt(variant -> families.indexOf(variant.family()));
    }

    /** The starting variant is of the first family and group, the codecs that the package names first and most players have. */
    private static List<Variant> startingFirst(List<Variant> variants) {
        List<Variant> ordered = new ArrayList<>(variants);
        variants.stream()
                .filter(variant -> variant.group().equals(variants.getFirst().group())
                        && variant.family().equals(variants.getFirst().family()))
                .min(Comparator.comparingLong(
                        variant -> Math.abs(variant.average().bitsPerSecond() - STARTING_AVERAGE.bitsPerSecond())))
                .ifPresent(first -> {
                    ordered.remove(first);
                    ordered.addFirst(first);
                });
        return ordered;
    }
}
