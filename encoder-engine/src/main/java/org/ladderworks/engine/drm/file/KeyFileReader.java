package org.ladderworks.engine.drm.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeyText;
import org.ladderworks.engine.drm.StrictJson;
import org.ladderworks.engine.drm.StrictJson.NotJson;
import tools.jackson.databind.JsonNode;

/** The JSON of a key file; docs/drm-keys.md describes it. Messages name places and never repeat values. */
final class KeyFileReader {
    private static final int VERSION = 1;
    private static final int MOST_KEYS = 64;
    private static final Set<String> FIELDS = Set.of("version", "keys");
    private static final Set<String> KEY_FIELDS = Set.of("role", "scheme", "kid", "key", "iv");

    private KeyFileReader() {}

    static List<KeyFileEntry> read(byte[] bytes) throws NotJson {
        JsonNode root = StrictJson.object(bytes);
        refuseOthers(root, FIELDS, "");
        @Nullable JsonNode version = root.get("version");
        if (version == null || !version.isInt() || version.intValue() != VERSION) {
            throw new NotJson("its version is not " + VERSION);
        }
        @Nullable JsonNode keys = root.get("keys");
        if (keys == null || !keys.isArray() || keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw new NotJson("it has no list `keys` of 1 to " + MOST_KEYS + " keys");
        }
        List<KeyFileEntry> entries = new ArrayList<>();
        try {
            for (int i = 0; i < keys.size(); i++) {
                entries.add(entry(keys.get(i), "/keys/" + i));
            }
        } catch (NotJson e) {
            entries.forEach(entry -> entry.key().close());
            throw e;
        }
        return List.copyOf(entries);
    }

    private static KeyFileEntry entry(JsonNode key, String place) throws NotJson {
        if (!key.isObject()) {
            throw new NotJson(place + " is no object");
        }
        refuseOthers(key, KEY_FIELDS, place);
        KeyRole role = StrictJson.text(key, "role")
                .flatMap(KeyRole::named)
                .orElseThrow(() -> new NotJson(place + "/role is none of all, audio, video, sd, hd, uhd, segments"));
        KeyId id = StrictJson.text(key, "kid")
                .flatMap(KeyId::parse)
                .orElseThrow(() -> new NotJson(place + "/kid is no key id of 16 bytes"));
        Optional<ProtectionScheme> scheme = key.has("scheme") ? Optional.of(scheme(key, place)) : Optional.empty();
        Optional<byte[]> iv = key.has("iv") ? Optional.of(bytes(key, "iv", place)) : Optional.empty();
        if (iv.isPresent() && !scheme.equals(Optional.of(ProtectionScheme.CBCS))) {
            throw new NotJson(place + "/iv is for a key with `\"scheme\": \"cbcs\"` alone: under AES-CTR one IV for all"
                    + " would give the pictures away");
        }
        if (iv.isPresent() && role == KeyRole.SEGMENTS) {
            throw new NotJson(place + "/iv is not for the role segments: each segment has an IV of its own");
        }
        byte[] secret = bytes(key, "key", place);
        try {
            return new KeyFileEntry(role, scheme, new ContentKey(id, secret, iv));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static ProtectionScheme scheme(JsonNode key, String place) throws NotJson {
        String name = StrictJson.text(key, "scheme").orElse("");
        return Arrays.stream(ProtectionScheme.values())
                .filter(scheme -> scheme.fourCc().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotJson(place + "/scheme is neither cbcs nor cenc"));
    }

    private static byte[] bytes(JsonNode key, String name, String place) throws NotJson {
        return StrictJson.text(key, name)
                .flatMap(text -> KeyText.read(text, ContentKey.LENGTH))
                .orElseThrow(() -> new NotJson(place + "/" + name + " is not " + ContentKey.LENGTH
                        + " bytes: 32 hexadecimal digits, or base64"));
    }

    private static void refuseOthers(JsonNode object, Set<String> known, String place) throws NotJson {
        if (!known.containsAll(object.propertyNames())) {
            // Not named: a key may stand where a name should.
            throw new NotJson((place.isEmpty() ? "it" : place) + " has fields beside "
                    + String.join(", ", known.stream().sorted().toList()));
        }
    }
}
