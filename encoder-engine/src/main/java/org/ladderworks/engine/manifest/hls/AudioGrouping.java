package org.ladderworks.engine.manifest.hls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.packaging.PackagedTrack;

/** Sorts audio tracks into groups: first by what is heard, then by codec, number of channels and objects beside them. */
final class AudioGrouping {
    /** A group before it is one. */
    private record Kind(String codec, int channels, boolean objects) {
        static Kind of(PackagedTrack.Audio track) {
            return new Kind(
                    codecName(track.codecs()),
                    track.channels(),
                    track.jocComplexity().isPresent());
        }

        /** Rises with the channels, and with objects beside as many. */
        int fullness() {
            return 2 * channels + (objects ? 1 : 0);
        }

        String name() {
            return codec + "-" + channels + (objects ? "-joc" : "");
        }
    }

    /** @param name {@code aac}, or {@code aac-6} where AAC comes with other numbers of channels as well */
    record Group(String name, List<PackagedTrack.Audio> tracks) {}

    /** For each sound the tracks that it comes in, each of another kind. */
    private final List<List<PackagedTrack.Audio>> programmes = new ArrayList<>();

    private final Map<Kind, List<PackagedTrack.Audio>> kinds = new LinkedHashMap<>();
    private final String baseCodec;

    private AudioGrouping(List<PackagedTrack.Audio> tracks) {
        this.baseCodec = tracks.isEmpty() ? "" : codecName(tracks.getFirst().codecs());
        for (PackagedTrack.Audio track : tracks) {
            kinds.computeIfAbsent(Kind.of(track), _ -> new ArrayList<>()).add(track);
            programmeOf(track).add(track);
        }
    }

    /** Of the same language and role, and best of the same label; files that were packaged need not agree in that. */
    private List<PackagedTrack.Audio> programmeOf(PackagedTrack.Audio track) {
        List<List<PackagedTrack.Audio>> alike = programmes.stream()
                .filter(programme -> programme.getFirst().language().equals(track.language())
                        && programme.getFirst().role().equals(track.role())
                        && programme.stream().noneMatch(other -> Kind.of(other).equals(Kind.of(track))))
                .toList();
        return alike.stream()
                .filter(programme -> programme.getFirst().label().equals(track.label()))
                .findFirst()
                .or(() -> alike.stream().findFirst())
                .orElseGet(() -> {
                    List<PackagedTrack.Audio> programme = new ArrayList<>();
                    programmes.add(programme);
                    return programme;
                });
    }

    static List<Group> of(List<PackagedTrack.Audio> tracks) {
        return new AudioGrouping(tracks).groups();
    }

    private List<Group> groups() {
        List<Kind> leading = kinds.keySet().stream()
                .filter(kind -> kinds.keySet().stream().noneMatch(fuller -> isPartOf(kind, fuller)))
                .toList();
        return leading.stream()
                .map(kind -> new Group(
                        leading.stream()
                                                .filter(other -> other.codec().equals(kind.codec()))
                                                .count()
                                        > 1
                                ? kind.name()
                                : kind.codec(),
                        tracksOf(kind)))
                .toList();
    }

    /** True where everything in a kind stands in for something in a fuller one: it is no choice of its own. */
    private boolean isPartOf(Kind kind, Kind fuller) {
        return kind.codec().equals(fuller.codec())
                && kind.fullness() < fuller.fullness()
                && paths(tracksOf(fuller)).containsAll(paths(kinds.getOrDefault(kind, List.of())));
    }

    private List<PackagedTrack.Audio> tracksOf(Kind kind) {
        return programmes.stream()
                .flatMap(tracks -> best(tracks, kind).stream())
                .toList();
    }

    /** In the kind's codec as full or less, else fuller; else in the codec that every player has. */
    private Optional<PackagedTrack.Audio> best(List<PackagedTrack.Audio> programme, Kind kind) {
        Comparator<PackagedTrack.Audio> byFullness =
                Comparator.comparingInt(track -> Kind.of(track).fullness());
        List<PackagedTrack.Audio> same = in(programme, kind.codec());
        return same.stream()
                .filter(track -> Kind.of(track).fullness() <= kind.fullness())
                .max(byFullness)
                .or(() -> same.stream().min(byFullness))
                .or(() -> in(programme, baseCodec).stream().min(byFullness));
    }

    private static List<PackagedTrack.Audio> in(List<PackagedTrack.Audio> programme, String codec) {
        return programme.stream()
                .filter(track -> codecName(track.codecs()).equals(codec))
                .toList();
    }

    private static Set<String> paths(List<PackagedTrack.Audio> tracks) {
        Set<String> paths = new LinkedHashSet<>();
        tracks.forEach(track -> paths.add(track.path()));
        return paths;
    }

    /** {@code aac} for every MPEG-4 AAC, else the sample entry's code. */
    private static String codecName(String codecs) {
        int dot = codecs.indexOf('.');
        String entry = dot < 0 ? codecs : codecs.substring(0, dot);
        return entry.equals("mp4a") ? "aac" : entry.toLowerCase(Locale.ROOT);
    }
}
