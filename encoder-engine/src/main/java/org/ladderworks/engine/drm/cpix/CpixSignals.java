package org.ladderworks.engine.drm.cpix;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.PsshForm;
import org.ladderworks.engine.drm.SystemSignal;
import org.w3c.dom.Element;

/** Reads what a document wants manifests to say for each DRM system (CPIX 2.3, DRMSystem). Systems unknown here are left out. */
final class CpixSignals {
    private CpixSignals() {}

    static List<SystemSignal> read(Element root, Set<KeyId> keys, ProtectionScheme scheme) throws CpixUnusable {
        List<SystemSignal> signals = new ArrayList<>();
        Set<Map.Entry<DrmSystem, KeyId>> seen = new HashSet<>();
        for (Element element : CpixXml.listed(root, "DRMSystemList", "DRMSystem")) {
            KeyId key = CpixXml.attribute(element, "kid")
                    .flatMap(KeyId::parse)
                    .orElseThrow(() -> CpixUnusable.malformed("a DRMSystem names no key"));
            Optional<DrmSystem> system = CpixXml.attribute(element, "systemId")
                    .flatMap(KeyId::parse)
                    .map(KeyId::uuid)
                    .flatMap(DrmSystem::of);
            if (system.isEmpty() || !keys.contains(key)) {
                continue;
            }
            if (!seen.add(Map.entry(system.get(), key))) {
                throw CpixUnusable.malformed("it has two DRMSystem for " + system.get() + " and the key " + key);
            }
            SystemSignal signal = new SystemSignal(
                    system.get(), key, pssh(element, system.get(), key), uri(element, system.get(), scheme));
            if (signal.pssh().isPresent() || signal.keyUri().isPresent()) {
                signals.add(signal);
            }
        }
        return List.copyOf(signals);
    }

    private static Optional<String> pssh(Element element, DrmSystem system, KeyId key) throws CpixUnusable {
        Optional<byte[]> box = content(element, "PSSH", Set.of());
        if (box.isPresent() && !PsshForm.isBox(box.get(), system, key)) {
            throw CpixUnusable.malformed(
                    "its PSSH for " + system + " is no pssh box of that system and the key " + key);
        }
        return box.map(Base64.getEncoder()::encodeToString);
    }

    private static Optional<URI> uri(Element element, DrmSystem system, ProtectionScheme scheme) throws CpixUnusable {
        Optional<byte[]> tag = content(element, "HLSSignalingData", Set.of("", "media"));
        if (tag.isEmpty()) {
            // What CPIX 2.3 calls master is multiVariant since 2.4.
            tag = content(element, "HLSSignalingData", Set.of("master", "multiVariant"));
        }
        return tag.isPresent() ? Optional.of(HlsKeyTag.uri(tag.get(), system, scheme)) : Optional.empty();
    }

    /** The first that is not empty, of those for some playlists. */
    private static Optional<byte[]> content(Element element, String name, Set<String> playlists) throws CpixUnusable {
        for (Element child : CpixXml.children(element, CpixNames.CPIX, name)) {
            String playlist = CpixXml.attribute(child, "playlist").orElse("");
            if (playlists.isEmpty() || playlists.contains(playlist)) {
                byte[] bytes = CpixXml.base64(child);
                if (bytes.length > 0) {
                    return Optional.of(bytes);
                }
            }
        }
        return Optional.empty();
    }
}
