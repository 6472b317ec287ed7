package org.ladderworks.app.origin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.drm.ContentKey;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers the licence requests of ClearKey (W3C Encrypted Media Extensions, 9.1.3 and 9.1.4). Thread-safe. */
final class LicenceDesk {
    private static final int MOST_KEYS = 64;

    /** Keys go into the JSON as bytes, never by way of a text, which nobody could wipe. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultBase64Variant(Base64Variants.MODIFIED_FOR_URL)
            .build();

    private final PreviewKeys keys;

    LicenceDesk(PreviewKeys keys) {
        this.keys = keys;
    }

    /**
     * Gives the licence as JSON, which is wiped when the taker returns.
     *
     * @return false, with nothing given, where the request is none, or names a key that this package does not have
     */
    boolean answer(byte[] request, Consumer<byte[]> taker) {
        ObjectNode licence = JSON.createObjectNode();
        ArrayNode entries = licence.putArray("keys");
        List<byte[]> secrets = new ArrayList<>();
        try {
            for (String name : names(request)) {
                Optional<ContentKey> key = id(name).flatMap(keys::find);
                if (key.isEmpty()) {
                    return false;
                }
                byte[] secret = key.get().secret();
                secrets.add(secret);
                entries.addObject().put("kty", "oct").put("kid", name).put("k", secret);
            }
            licence.put("type", "temporary");
            return !entries.isEmpty() && give(JSON.writeValueAsBytes(licence), taker);
        } finally {
            secrets.forEach(LicenceDesk::wipe);
        }
    }

    /** The key of whole segments, which none of the licences has. */
    Optional<KeyId> ofSegments() {
        return keys.ofSegments();
    }

    /** Gives the 16 bytes of one key to players that fetch them so, otherwise as {@link #answer}. */
    boolean raw(String keyId, Consumer<byte[]> taker) {
        return KeyId.parse(keyId)
                .flatMap(keys::find)
                .map(key -> give(key.secret(), taker))
                .orElse(false);
    }

    private static boolean give(byte[] secret, Consumer<byte[]> taker) {
        try {
            taker.accept(secret);
            return true;
        } finally {
            wipe(secret);
        }
    }

    private static void wipe(byte[] secret) {
        Arrays.fill(secret, (byte) 0);
    }

    private static List<String> names(byte[] request) {
        try {
            JsonNode kids = JSON.readTree(request).path("kids");
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
}
