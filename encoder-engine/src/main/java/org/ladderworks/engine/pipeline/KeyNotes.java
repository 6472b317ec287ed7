package org.ladderworks.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.TrackProtection;

/** What an operator should know of how keys are told: what plays nowhere in HLS, and pictures of several keys (rule 54). */
final class KeyNotes {
    private KeyNotes() {}

    static List<String> of(PackagedPresentation presentation) {
        List<String> notes = new ArrayList<>();
        boolean cbcs = presentation.signals().stream().allMatch(signal -> signal.scheme() == ProtectionScheme.CBCS);
        if (cbcs && !presentation.isForHls()) {
            notes.add(
                    "there are no HLS playlists: ClearKey has no key tag that HLS players share; name widevine, playready or"
                            + " fairplay among the systems where HLS is to play");
        }
        long keys = presentation.video().stream()
                .flatMap(track -> track.protection().stream())
                .map(TrackProtection::key)
                .distinct()
                .count();
        if (keys > 1) {
            notes.add(
                    ("the pictures have %d keys, each with an AdaptationSet of its own: some players do not switch between"
                                    + " these, others stand still while another licence comes; the layout video-and-audio plays"
                                    + " everywhere")
                            .formatted(keys));
        }
        return notes;
    }
}
