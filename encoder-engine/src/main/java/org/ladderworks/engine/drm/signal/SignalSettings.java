package org.ladderworks.engine.drm.signal;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/**
 * Who is to be able to play, and what their manifests say.
 *
 * @param systems at least one
 * @param content the title's name at key and licence servers
 * @param licences absolute URLs, written into PlayReady's header and the MPD
 * @param fairPlay the URI of FairPlay's key tag, in which {@code {kid}} becomes the key's id; empty for {@code skd://{kid}}
 */
public record SignalSettings(
        ProtectionScheme scheme,
        Set<DrmSystem> systems,
        String content,
        Map<DrmSystem, URI> licences,
        Optional<String> fairPlay) {
    public SignalSettings {
        systems = Set.copyOf(systems);
        licences = Map.copyOf(licences);
    }

    /**
     * Refuses what no player could play.
     *
     * @throws DrmException DRM_CANNOT_WORK
     */
    public void check() {
        if (systems.isEmpty()) {
            throw cannotWork(
                    "no DRM system is named: nobody could play the package",
                    "Name at least one of widevine, playready, fairplay and clearkey.");
        }
        if (scheme == ProtectionScheme.CENC && systems.contains(DrmSystem.FAIRPLAY)) {
            throw cannotWork(
                    "FairPlay cannot decrypt cenc: Apple's players take cbcs alone (HLS authoring 13.11)",
                    "Choose the scheme cbcs, which Widevine and PlayReady 4 play as well; or both schemes, which makes"
                            + " a second package in cenc for older devices; or leave fairplay out.");
        }
        if (!systems.contains(DrmSystem.FAIRPLAY) && fairPlay.isPresent()) {
            throw notAmongSystems(DrmSystem.FAIRPLAY);
        }
        for (DrmSystem system : licences.keySet()) {
            if (!systems.contains(system)) {
                throw notAmongSystems(system);
            }
        }
    }

    private static DrmException notAmongSystems(DrmSystem system) {
        return cannotWork(
                "there is an address for " + system.label() + ", which is not among the systems",
                "Add the system, or take its address away.");
    }

    private static DrmException cannotWork(String what, String remedy) {
        return new DrmException(ErrorCode.DRM_CANNOT_WORK, what, remedy);
    }
}
