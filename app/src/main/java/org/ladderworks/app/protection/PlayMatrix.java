package org.ladderworks.app.protection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.app.protection.PlayLine.CodecRemark;
import org.ladderworks.app.protection.PlayLine.Manifest;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.drm.DrmSystem;

/** What plays where. Which manifests there are is the engine's doing; the rest is what {@link PlayFacts} know. */
public final class PlayMatrix {
    private PlayMatrix() {}

    /** A line for each device, of packages that are protected so. */
    public static List<PlayLine> of(ProtectionChoice choice, Set<VideoCodec> codecs) {
        return Arrays.stream(Device.values())
                .map(device -> line(device, choice, codecs))
                .toList();
    }

    /** A line for each device, of packages that are not protected. */
    public static List<PlayLine> clear() {
        return Arrays.stream(Device.values())
                .map(device -> new PlayLine(
                        device,
                        Verdict.PLAYS,
                        Optional.empty(),
                        device.ofApple() ? List.of(Manifest.HLS) : List.of(Manifest.DASH, Manifest.HLS),
                        PlayNote.CLEAR,
                        SecurityReach.NONE,
                        List.of()))
                .toList();
    }

    /** By the best of the ways that there are. */
    private static PlayLine line(Device device, ProtectionChoice choice, Set<VideoCodec> codecs) {
        return PlayFacts.of(device).stream()
                .filter(fact -> choice.systems().contains(fact.system())
                        && choice.scheme().schemes().contains(fact.scheme()))
                .map(fact -> line(device, choice, codecs, fact))
                .min(Comparator.comparing(PlayLine::verdict))
                .orElseGet(() -> new PlayLine(
                        device,
                        Verdict.NO,
                        Optional.empty(),
                        List.of(),
                        PlayNote.NO_SYSTEM,
                        SecurityReach.NOTHING,
                        List.of()));
    }

    private static PlayLine line(Device device, ProtectionChoice choice, Set<VideoCodec> codecs, PlayFact fact) {
        List<CodecRemark> all = codecs.stream()
                .sorted()
                .map(codec -> PlayFacts.codec(device, fact.system(), codec))
                .toList();
        Verdict pictures =
                all.stream().map(CodecRemark::verdict).reduce(Verdict::or).orElse(Verdict.PLAYS);
        Verdict verdict = fact.verdict().and(pictures);
        return new PlayLine(
                device,
                verdict,
                Optional.of(new PlayLine.Way(fact.system(), fact.scheme())),
                verdict == Verdict.NO ? List.of() : manifests(device, choice, fact),
                fact.note(),
                verdict == Verdict.NO ? SecurityReach.NOTHING : PlayFacts.reach(device, fact.system()),
                all.stream().filter(remark -> remark.verdict() != Verdict.PLAYS).toList());
    }

    /** Apple's players read HLS alone. Others read it where they know the key tags of their system; ClearKey has none. */
    private static List<Manifest> manifests(Device device, ProtectionChoice choice, PlayFact fact) {
        if (fact.system() == DrmSystem.FAIRPLAY) {
            return List.of(Manifest.HLS);
        }
        boolean playlists = choice.hasPlaylists()
                && fact.scheme() == ProtectionScheme.CBCS
                && fact.system() != DrmSystem.CLEARKEY
                && device.encryptedPlaylists();
        return playlists ? List.of(Manifest.DASH, Manifest.HLS) : List.of(Manifest.DASH);
    }
}
