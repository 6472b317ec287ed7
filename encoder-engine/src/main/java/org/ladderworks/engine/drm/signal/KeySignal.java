package org.ladderworks.engine.drm.signal;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.cenc.PsshBox;
import org.ladderworks.engine.drm.DrmSystem;

/**
 * What manifests and headers say of one key. No secret is in it.
 *
 * @param pssh at most one for each system, in the order in which they are written
 * @param fairPlay the URI that FairPlay's key delegate gets, {@code skd://...}; empty where FairPlay is not served
 * @param licences where players ask for licences, for systems whose manifests can say it
 */
public record KeySignal(
        KeyId key, ProtectionScheme scheme, List<PsshBox> pssh, Optional<URI> fairPlay, Map<DrmSystem, URI> licences) {
    public KeySignal {
        pssh = List.copyOf(pssh);
        licences = Map.copyOf(licences);
    }

    /**
     * True where a playlist can name the key: in {@code cbcs}, as Apple's players take no other scheme (rule 50), and for a
     * system that has a key tag. ClearKey has none that players share.
     */
    public boolean isForHls() {
        return scheme == ProtectionScheme.CBCS
                && (fairPlay.isPresent()
                        || pssh(DrmSystem.WIDEVINE.id()).isPresent()
                        || pssh(DrmSystem.PLAYREADY.id()).isPresent());
    }

    /** The box of a system. */
    public Optional<PsshBox> pssh(UUID system) {
        return pssh.stream().filter(box -> box.system().equals(system)).findFirst();
    }
}
