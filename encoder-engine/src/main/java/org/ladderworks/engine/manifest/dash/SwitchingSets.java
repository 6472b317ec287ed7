package org.ladderworks.engine.manifest.dash;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.packaging.AudioChoice;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.TrackProtection;

/** Sorts tracks into sets within which a player may switch: each becomes an AdaptationSet. */
final class SwitchingSets {
    private SwitchingSets() {}

    /**
     * Rungs of one sample entry type and one colour, as CMAF demands of a switching set (ISO/IEC 23000-19, 7.3.4); of
     * HEVC and AV1 also of one profile and depth, as no player adds a Main 10 rung to a decoder of Main. Of one key, too
     * (rule 54).
     */
    static List<List<PackagedTrack.Video>> video(PackagedPresentation presentation) {
        return groups(presentation.video(), track -> List.of(decoder(track), track.colour(), key(track)));
    }

    /** Ids, counted from 1, of the other sets that differ from one in their key alone. */
    static List<Integer> switchable(List<List<PackagedTrack.Video>> sets, List<PackagedTrack.Video> set) {
        PackagedTrack.Video one = set.getFirst();
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            PackagedTrack.Video other = sets.get(i).getFirst();
            if (!sets.get(i).equals(set)
                    && decoder(other).equals(decoder(one))
                    && other.colour().equals(one.colour())) {
                ids.add(i + 1);
            }
        }
        return ids;
    }

    private static Optional<KeyId> key(PackagedTrack track) {
        return track.protection().map(TrackProtection::key);
    }

    /** Bit rates of the same sound: all that a listener could tell apart is equal. */
    static List<List<PackagedTrack.Audio>> audio(PackagedPresentation presentation) {
        return groups(
                presentation.audio(),
                track -> List.of(
                        track.codecs(),
                        track.language(),
                        track.role(),
                        track.label(),
                        track.channels(),
                        track.jocComplexity(),
                        track.sampleRate(),
                        key(track)));
    }

    /** The track's role, but of all languages only the preferred one is main; the others are alternatives to it. */
    static String role(PackagedTrack.Audio track, PackagedPresentation presentation) {
        boolean preferred = AudioChoice.preferred(presentation)
                .filter(main -> main.language().equals(track.language()))
                .isPresent();
        return AudioChoice.isMain(track) && !preferred ? "alternate" : track.role();
    }

    private static <T> List<List<T>> groups(List<T> tracks, Function<T, Object> key) {
        Map<Object, List<T>> groups = new LinkedHashMap<>();
        tracks.forEach(track ->
                groups.computeIfAbsent(key.apply(track), k -> new ArrayList<>()).add(track));
        return List.copyOf(groups.values());
    }

    private static String decoder(PackagedTrack.Video track) {
        String[] parts = track.codecs().split("\\.", -1);
        return switch (track.family().codec()) {
            case AVC -> parts[0];
            case HEVC -> parts[0] + "." + parts[1];
            case AV1 -> parts[0] + "." + parts[1] + "." + parts[3];
        };
    }
}
