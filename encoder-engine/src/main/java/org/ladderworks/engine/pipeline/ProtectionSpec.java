package org.ladderworks.engine.pipeline;

import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.IvLedger;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.drm.KeySource;
import org.ladderworks.engine.drm.signal.SignalSettings;
import org.ladderworks.engine.time.MediaTime;

/**
 * How a package is to be protected. Holds where keys come from, never a key.
 *
 * @param schemes one; or both, which makes a second package beside the first, for players of MPDs alone
 * @param systems whose players are to play it; FairPlay counts for {@code cbcs} alone where there are both schemes
 * @param content names the title at key and licence servers
 * @param licences where players ask for licences
 * @param fairPlay the URI of FairPlay's key tag; see {@link SignalSettings}
 * @param clearLead how much stays clear at the beginning
 * @param ledger remembers IVs
 */
public record ProtectionSpec(
        Set<ProtectionScheme> schemes,
        Set<DrmSystem> systems,
        String content,
        Map<DrmSystem, URI> licences,
        Optional<String> fairPlay,
        KeyLayout layout,
        Optional<MediaTime> clearLead,
        KeySource keys,
        IvLedger ledger) {
    public ProtectionSpec {
        schemes = Set.copyOf(schemes);
        systems = Set.copyOf(systems);
        licences = Map.copyOf(licences);
        if (schemes.isEmpty()) {
            throw new IllegalArgumentException("a protection has a scheme");
        }
    }

    /** What manifests of one scheme's package say. Of both schemes, FairPlay is served by {@code cbcs}. */
    SignalSettings signals(ProtectionScheme scheme) {
        boolean elsewhere = scheme == ProtectionScheme.CENC && schemes.contains(ProtectionScheme.CBCS);
        Set<DrmSystem> served = new HashSet<>(systems);
        if (elsewhere) {
            served.remove(DrmSystem.FAIRPLAY);
        }
        return new SignalSettings(scheme, served, content, licences, elsewhere ? Optional.empty() : fairPlay);
    }

    /** Refuses what no player could play. */
    void check() {
        schemes.stream().sorted().forEach(scheme -> signals(scheme).check());
    }
}
