package org.ladderworks.engine.pipeline;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.IvLedger;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySource;
import org.ladderworks.engine.drm.signal.SignalSettings;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
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
 * @param segments how MPEG-TS segments are encrypted; empty where no HLS with them may be made
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
        IvLedger ledger,
        Optional<SegmentKeySpec> segments) {
    public ProtectionSpec {
        schemes = Set.copyOf(schemes);
        systems = Set.copyOf(systems);
        licences = Map.copyOf(licences);
        if (schemes.isEmpty()) {
            throw new IllegalArgumentException("a protection has a scheme");
        }
    }

    /** Of CMAF alone. */
    public ProtectionSpec(
            Set<ProtectionScheme> schemes,
            Set<DrmSystem> systems,
            String content,
            Map<DrmSystem, URI> licences,
            Optional<String> fairPlay,
            KeyLayout layout,
            Optional<MediaTime> clearLead,
            KeySource keys,
            IvLedger ledger) {
        this(schemes, systems, content, licences, fairPlay, layout, clearLead, keys, ledger, Optional.empty());
    }

    /** The same with a key for MPEG-TS segments. */
    public ProtectionSpec with(SegmentKeySpec key) {
        return new ProtectionSpec(
                schemes, systems, content, licences, fairPlay, layout, clearLead, keys, ledger, Optional.of(key));
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

    /** Refuses what no player could play, and HLS with MPEG-TS that would lie in clear beside encrypted tracks. */
    void check(boolean transport) {
        schemes.stream().sorted().forEach(scheme -> signals(scheme).check());
        segments.ifPresent(key -> key.uri().check());
        if (transport && segments.isEmpty()) {
            throw new DrmException(
                    ErrorCode.SEGMENT_KEY_MISSING,
                    "the package is to be encrypted, and its MPEG-TS segments would lie beside it in clear",
                    "Say in `drm.hlsTs` where players fetch the key of these segments (docs/drm.md), or leave --hls-ts"
                            + " (`package.hlsTs`) out.");
        }
    }

    /** For the key of MPEG-TS segments, which are encrypted with AES-CBC whatever the scheme of the package is. */
    public KeyRequest segmentRequest() {
        return new KeyRequest(content, ProtectionScheme.CBCS, List.of(KeyRole.SEGMENTS), systems);
    }
}
