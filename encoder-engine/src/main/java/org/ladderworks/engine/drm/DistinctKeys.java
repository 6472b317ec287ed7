package org.ladderworks.engine.drm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/**
 * Holds keys apart: one name for one secret. Above all the two schemes never share a key (DASH-IF, packaging rule 50): what
 * AES-CTR and AES-CBC make of the same bytes could be played off against each other.
 */
public final class DistinctKeys {
    private static final String REMEDY =
            "Have a key of its own drawn for each role and each scheme, each with its own id.";

    private DistinctKeys() {}

    /**
     * Compares each with each.
     *
     * @param where they come from, for people
     * @throws DrmException where an id stands twice, or one secret has two ids
     */
    public static void check(String where, Collection<ContentKey> keys) {
        List<ContentKey> seen = new ArrayList<>();
        for (ContentKey key : keys) {
            for (ContentKey earlier : seen) {
                if (earlier.id().equals(key.id())) {
                    throw refused(where + " holds the key " + key.id() + " twice");
                }
                if (earlier.sameSecret(key)) {
                    throw refused(where + " gives " + earlier.id() + " and " + key.id() + " the same key");
                }
            }
            seen.add(key);
        }
    }

    /**
     * Compares the keys of a title in one scheme with those in the other.
     *
     * @throws DrmException where an id or a secret is in both
     */
    public static void acrossSchemes(KeySet one, KeySet other) {
        for (ContentKey key : one.keys().values()) {
            for (ContentKey second : other.keys().values()) {
                if (key.id().equals(second.id()) || key.sameSecret(second)) {
                    throw refused("the key " + key.id() + " is to encrypt in both schemes, cenc and cbcs");
                }
            }
        }
    }

    /**
     * Compares the key of whole segments, which players get in clear, with the other keys of a title.
     *
     * @throws DrmException where an id or a secret is in both
     */
    public static void acrossUses(KeySet segments, KeySet others) {
        for (ContentKey open : segments.keys().values()) {
            for (ContentKey key : others.keys().values()) {
                if (open.id().equals(key.id()) || open.sameSecret(key)) {
                    throw refused(
                            "the key " + open.id() + " is for whole MPEG-TS segments, which players get in clear, and"
                                    + " is to encrypt other tracks too");
                }
            }
        }
    }

    private static DrmException refused(String what) {
        return new DrmException(ErrorCode.KEYS_UNUSABLE, what, REMEDY);
    }
}
