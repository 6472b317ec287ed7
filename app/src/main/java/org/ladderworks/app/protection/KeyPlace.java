package org.ladderworks.app.protection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Where a profile's keys come from. */
public enum KeyPlace {
    /** Drawn once and kept in the vault: nothing is said. */
    VAULT,
    FILE,
    CPIX,
    SPEKE,
    WIDEVINE,
    /** Typed by someone, once. */
    ENTERED;

    /** What is asked of it. */
    public List<ProfileField> fields() {
        return switch (this) {
            case VAULT, ENTERED -> List.of();
            case FILE -> List.of(ProfileField.KEY_FILE);
            case CPIX ->
                List.of(
                        ProfileField.CPIX_DOCUMENT,
                        ProfileField.CPIX_CERTIFICATE,
                        ProfileField.CPIX_PRIVATE_KEY,
                        ProfileField.CPIX_USER,
                        ProfileField.CPIX_HEADER,
                        ProfileField.CPIX_SECRET_FILE,
                        ProfileField.CPIX_SECRET_VARIABLE,
                        ProfileField.CPIX_SECRET_VAULT);
            case SPEKE ->
                List.of(
                        ProfileField.SPEKE_ADDRESS,
                        ProfileField.SPEKE_USER,
                        ProfileField.SPEKE_HEADER,
                        ProfileField.SPEKE_SECRET_FILE,
                        ProfileField.SPEKE_SECRET_VARIABLE,
                        ProfileField.SPEKE_SECRET_VAULT,
                        ProfileField.SPEKE_CERTIFICATE,
                        ProfileField.SPEKE_PRIVATE_KEY);
            case WIDEVINE ->
                List.of(
                        ProfileField.WIDEVINE_ADDRESS,
                        ProfileField.WIDEVINE_SIGNER,
                        ProfileField.WIDEVINE_KEY_FILE,
                        ProfileField.WIDEVINE_KEY_VAULT,
                        ProfileField.WIDEVINE_IV_FILE,
                        ProfileField.WIDEVINE_IV_VAULT,
                        ProfileField.WIDEVINE_POLICY);
        };
    }

    /** As job files name it, and keys of texts. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That of a profile. */
    static KeyPlace of(JsonNode drm) {
        return Arrays.stream(values())
                .filter(place -> drm.path("keys").has(place.label()))
                .findFirst()
                .orElse(VAULT);
    }
}
