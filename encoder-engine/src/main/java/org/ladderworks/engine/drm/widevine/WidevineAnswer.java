package org.ladderworks.engine.drm.widevine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.PsshBox;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.DistinctKeys;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.KeyText;
import org.ladderworks.engine.drm.PsshForm;
import org.ladderworks.engine.drm.StrictJson;
import org.ladderworks.engine.drm.StrictJson.NotJson;
import org.ladderworks.engine.drm.SystemSignal;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import tools.jackson.databind.JsonNode;

/** Reads what Widevine's Common Encryption API answers: a signed envelope, a status, and tracks with their keys. */
final class WidevineAnswer {
    private static final String OK = "OK";
    private static final int MOST_TRACKS = 100;

    private final JsonNode response;
    private final String server;

    private WidevineAnswer(JsonNode response, String server) {
        this.response = response;
        this.server = server;
    }

    /** Opens the envelope. */
    static WidevineAnswer open(byte[] body, String server) {
        byte[] inner = new byte[0];
        try {
            inner = StrictJson.text(StrictJson.object(body), "response")
                    .flatMap(KeyText::base64)
                    .orElseThrow(() -> new NotJson("it holds no response"));
            return new WidevineAnswer(StrictJson.object(inner), server);
        } catch (NotJson e) {
            throw unusable(server, String.valueOf(e.getMessage()));
        } finally {
            Arrays.fill(inner, (byte) 0);
        }
    }

    /** What it says of the request; {@code OK} where it was granted. */
    String status() {
        // Its own words, where they are one of its codes.
        return StrictJson.text(response, "status")
                .filter(text -> text.matches("[A-Z_]{1,64}"))
                .orElse("no status");
    }

    boolean isGranted() {
        return status().equals(OK);
    }

    KeySet keys(KeyRequest request) {
        @Nullable JsonNode tracks = response.get("tracks");
        if (tracks == null || !tracks.isArray() || tracks.size() > MOST_TRACKS) {
            throw unusable(server, "it has no tracks");
        }
        Map<KeyRole, ContentKey> keys = new EnumMap<>(KeyRole.class);
        List<SystemSignal> signals = new ArrayList<>();
        try {
            for (KeyRole role : request.roles()) {
                JsonNode track = track(tracks, role);
                ContentKey key = key(track, role);
                keys.put(role, key);
                if (request.systems().contains(DrmSystem.WIDEVINE)) {
                    pssh(track, key.id()).ifPresent(signals::add);
                }
            }
            DistinctKeys.check("the answer of " + server, keys.values());
            return new KeySet(keys, signals);
        } catch (DrmException e) {
            keys.values().forEach(ContentKey::close);
            throw e;
        }
    }

    private JsonNode track(JsonNode tracks, KeyRole role) {
        String type = WidevineTracks.type(role);
        List<JsonNode> found = tracks.valueStream()
                .filter(track -> StrictJson.text(track, "type").equals(Optional.of(type)))
                .toList();
        if (found.size() > 1) {
            throw unusable(server, "it has two keys for " + type);
        }
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new DrmException(
                        ErrorCode.KEYS_MISSING,
                        "the answer of " + server + " has no key for " + type,
                        "Ask Widevine whether the provider may have such keys, or choose another layout."));
    }

    private ContentKey key(JsonNode track, KeyRole role) {
        KeyId id = base64(track, "key_id")
                .filter(bytes -> bytes.length == KeyId.LENGTH)
                .map(KeyId::of)
                .orElseThrow(() -> unusable(server, "its key for " + role.label() + " has no id of 16 bytes"));
        byte[] secret =
                base64(track, "key").orElseThrow(() -> unusable(server, "its key for " + role.label() + " is missing"));
        try {
            if (secret.length != ContentKey.LENGTH) {
                throw new DrmException(
                        ErrorCode.KEYS_UNUSABLE,
                        "the key " + id + " in the answer of " + server + " has not 16 bytes",
                        "Ask whoever runs it for keys of AES-128.");
            }
            return new ContentKey(id, secret, Optional.empty());
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Whole boxes where they are given, else the data of one. */
    private Optional<SystemSignal> pssh(JsonNode track, KeyId id) {
        @Nullable JsonNode list = track.get("pssh");
        if (list == null || !list.isArray()) {
            return Optional.empty();
        }
        Optional<JsonNode> ours = list.valueStream()
                .filter(pssh -> StrictJson.text(pssh, "drm_type").equals(Optional.of("WIDEVINE")))
                .findFirst();
        Optional<byte[]> box = ours.flatMap(pssh -> base64(pssh, "boxes"))
                .or(() -> ours.flatMap(pssh -> base64(pssh, "data"))
                        .map(data -> new PsshBox(DrmSystem.WIDEVINE.id(), List.of(), data).bytes()));
        if (box.isPresent() && !PsshForm.isBox(box.get(), DrmSystem.WIDEVINE, id)) {
            throw unusable(server, "its pssh for the key " + id + " is no box of Widevine");
        }
        return box.map(bytes -> new SystemSignal(
                DrmSystem.WIDEVINE, id, Optional.of(Base64.getEncoder().encodeToString(bytes)), Optional.empty()));
    }

    private static Optional<byte[]> base64(JsonNode object, String name) {
        return StrictJson.text(object, name).flatMap(KeyText::base64);
    }

    private static DrmException unusable(String server, String why) {
        return new DrmException(
                ErrorCode.KEY_ANSWER_UNUSABLE,
                "the answer of " + server + " cannot be used: " + why,
                "Check the address: it must be one of Widevine's Common Encryption API.");
    }
}
