package org.ladderworks.engine.drm.signal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.PsshBox;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.SystemSignal;

/** Makes what players are told of each key: what the key server wants to be said, else our own words. Pure. */
public final class KeySignals {
    private static final String KID = "{kid}";
    private static final String FAIRPLAY_DEFAULT = "skd://" + KID;

    private KeySignals() {}

    /** One for each key, in the order of the roles. */
    public static List<KeySignal> of(KeySet keys, SignalSettings settings) {
        return keys.keys().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .map(key -> signal(key, keys, settings))
                .distinct()
                .toList();
    }

    private static KeySignal signal(ContentKey key, KeySet keys, SignalSettings settings) {
        List<SystemSignal> told = keys.signals();
        List<PsshBox> boxes = new ArrayList<>();
        // Of all keys, so that a player asks once: hls.js has one session for ClearKey, whatever the number of keys.
        boxes.add(PsshBox.common(keys.keys().values().stream()
                .map(ContentKey::id)
                .sorted()
                .distinct()
                .toList()));
        if (settings.systems().contains(DrmSystem.WIDEVINE)) {
            boxes.add(told(told, DrmSystem.WIDEVINE, key.id())
                    .orElseGet(() -> WidevinePssh.of(List.of(key.id()), settings.content(), settings.scheme())));
        }
        if (settings.systems().contains(DrmSystem.PLAYREADY)) {
            Optional<URI> licences = Optional.ofNullable(settings.licences().get(DrmSystem.PLAYREADY));
            boxes.add(told(told, DrmSystem.PLAYREADY, key.id())
                    .orElseGet(() -> PlayReadyHeader.pssh(List.of(key), settings.scheme(), licences)));
        }
        return new KeySignal(
                key.id(), settings.scheme(), boxes, fairPlay(key.id(), told, settings), settings.licences());
    }

    private static Optional<PsshBox> told(List<SystemSignal> told, DrmSystem system, KeyId key) {
        return of(told, system, key)
                .flatMap(SystemSignal::pssh)
                .map(base64 -> PsshBox.parse(java.util.Base64.getDecoder().decode(base64)));
    }

    private static Optional<URI> fairPlay(KeyId key, List<SystemSignal> told, SignalSettings settings) {
        if (!settings.systems().contains(DrmSystem.FAIRPLAY)) {
            return Optional.empty();
        }
        return of(told, DrmSystem.FAIRPLAY, key)
                .flatMap(SystemSignal::keyUri)
                .or(() -> Optional.of(
                        URI.create(settings.fairPlay().orElse(FAIRPLAY_DEFAULT).replace(KID, key.toString()))));
    }

    private static Optional<SystemSignal> of(List<SystemSignal> told, DrmSystem system, KeyId key) {
        return told.stream()
                .filter(signal -> signal.system() == system && signal.key().equals(key))
                .findFirst();
    }
}
