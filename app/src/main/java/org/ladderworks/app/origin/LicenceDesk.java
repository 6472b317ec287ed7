package org.ladderworks.app.origin;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.drm.ContentKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers the licence requests of ClearKey (W3C Encrypted Media Extensions, 9.1.3 and 9.1.4). Thread-safe. */
final class LicenceDesk {
    private static final int MOST_KEYS = 64;

    private final PreviewKeys keys;

    LicenceDesk(PreviewKeys keys) {
        this.keys = keys;
    }

    /** The licence as JSON; empty where the request is none, or names a key that this package does not have. */
    Optional<byte[]> answer(byte[] request) {
        ObjectNode licence = JsonMapper.shared().createObjectNode();
        ArrayNode entries = licence.putArray("keys");
        for (String name : names(request)) {
            Optional<ContentKey> key = id(name).flatMap(keys::find);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            byte[] secret = key.get().secret();
            try {
                entries.addObject().put("kty", "oct").put("kid", name).put("k", base64(secret));
            } finally {
                Arrays.fill(secret, (byte) 0);
            }
        }
        licence.put("type", "temporary");
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(JsonMapper.shared().writeValueAsBytes(licence));
    }

    /** The key of whole segments, which none of the licences has. */
    Optional<KeyId> ofSegments() {
        return keys.ofSegments();
    }

    /** The 16 bytes of one key, for players that fetch them so. */
    Optional<byte[]> raw(String keyId) {
        return KeyId.parse(keyId).flatMap(keys::find).map(ContentKey::secret);
    }

    private static List<String> names(byte[] request) {
        try {
            JsonNode kids = JsonMapper.shared().readTree(request).path("kids");
            return kids.size() > MOST_KEYS
                    ? List.of()
                    : kids.valueStream().map(kid -> kid.asString("")).toList();
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private static Optional<KeyId> id(String base64) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(base64);
            return bytes.length == KeyId.LENGTH ? Optional.of(KeyId.of(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String base64(byte[] secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
