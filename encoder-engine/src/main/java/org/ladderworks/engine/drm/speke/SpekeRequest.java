package org.ladderworks.engine.drm.speke;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.cpix.CpixStream;
import org.ladderworks.engine.drm.cpix.Recipient;

/**
 * Writes a SPEKE 2.0 request: a CPIX 2.3 document that lacks what the server is to fill in. Its encryption contract is that of the
 * presets: one key for all is SHARED, pictures and sound are PRESET-VIDEO-1 and PRESET-AUDIO-1, tiers are PRESET-VIDEO-3.
 */
final class SpekeRequest {
    private SpekeRequest() {}

    /**
     * The document.
     *
     * @param recipient whom the keys are to be encrypted for; empty for keys in clear
     */
    static byte[] write(KeyRequest request, Optional<Recipient> recipient) {
        try (CpixStream out = new CpixStream()) {
            out.begin(request.content());
            if (recipient.isPresent()) {
                out.start("DeliveryDataList");
                out.start("DeliveryData", "id", "ladderworks");
                out.deliveryKey(recipient.get());
                out.end();
                out.end();
            }
            out.start("ContentKeyList");
            for (KeyRole role : request.roles()) {
                out.startContentKey(SpekeKeyIds.of(request, role), request.scheme(), Optional.empty());
                out.end();
            }
            out.end();
            // ClearKey has no server: its keys stand open in what players fetch.
            List<DrmSystem> systems = Stream.of(DrmSystem.values())
                    .filter(system -> request.systems().contains(system) && system != DrmSystem.CLEARKEY)
                    .toList();
            if (!systems.isEmpty()) {
                out.start("DRMSystemList");
                for (DrmSystem system : systems) {
                    for (KeyRole role : request.roles()) {
                        system(out, system, SpekeKeyIds.of(request, role), request.scheme());
                    }
                }
                out.end();
            }
            out.start("ContentKeyUsageRuleList");
            for (KeyRole role : request.roles()) {
                out.usageRule(SpekeKeyIds.of(request, role), role);
            }
            out.end();
            return out.finish();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void system(CpixStream out, DrmSystem system, KeyId id, ProtectionScheme scheme)
            throws XMLStreamException {
        out.start("DRMSystem", "kid", id.toString(), "systemId", system.id().toString());
        if (system != DrmSystem.FAIRPLAY) {
            out.empty("PSSH");
        }
        // Apple's players take cbcs alone, and our playlists name no other scheme.
        if (scheme == ProtectionScheme.CBCS) {
            out.empty("HLSSignalingData", "playlist", "media");
            out.empty("HLSSignalingData", "playlist", "master");
        }
        out.end();
    }
}
