package org.ladderworks.engine.drm.cpix;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.NumberRange;
import org.ladderworks.engine.error.ErrorCode;

/** Finds the one key for a role by usage rules: it is for all tracks of the role, and no other is for any of them. */
final class RoleKeys {
    private final Set<KeyId> keys;
    private final List<CpixRule> rules;

    /**
     * Takes what may be used.
     *
     * @param keys that are for the title and the scheme
     * @param rules of the whole document
     */
    RoleKeys(Set<KeyId> keys, List<CpixRule> rules) {
        this.keys = keys;
        this.rules = rules.stream().filter(rule -> keys.contains(rule.key())).toList();
    }

    KeyId find(KeyRole role) throws CpixUnusable {
        if (rules.isEmpty()) {
            if (keys.size() == 1 && role == KeyRole.ALL) {
                return keys.iterator().next();
            }
            throw missing("it has no usage rules, so nothing says which key is for " + role.label());
        }
        if (!rules.stream().allMatch(CpixRule::understood)) {
            throw new CpixUnusable(
                    ErrorCode.KEYS_UNUSABLE,
                    "it has a usage rule that cannot be applied here",
                    "Have it made with filters of pixels and of channels, or with the track types ALL, AUDIO, VIDEO, SD,"
                            + " HD, UHD; keys that change over time are not supported.");
        }
        Set<KeyId> meeting = rules.stream()
                .filter(rule -> rule.meets(role))
                .map(CpixRule::key)
                .collect(Collectors.toSet());
        if (meeting.size() > 1) {
            throw new CpixUnusable(
                    ErrorCode.KEYS_UNUSABLE,
                    "its usage rules give the tracks of " + role.label() + " more than one key",
                    "Choose the layout of keys that the document has, or have it made with one key for each role.");
        }
        return meeting.stream()
                .filter(key -> covers(key, role))
                .findFirst()
                .orElseThrow(() -> missing(
                        meeting.isEmpty()
                                ? "none of its keys is for " + role.label()
                                : "its key for " + role.label() + " is not for all such tracks"));
    }

    private boolean covers(KeyId key, KeyRole role) {
        List<CpixRule> its =
                rules.stream().filter(rule -> rule.key().equals(key)).toList();
        List<NumberRange> pictures =
                its.stream().flatMap(rule -> rule.pictures().stream()).toList();
        List<NumberRange> sound =
                its.stream().flatMap(rule -> rule.sound().stream()).toList();
        return role.pictures().map(asked -> asked.isWithin(pictures)).orElse(true)
                && (!role.isForSound() || NumberRange.ANY.isWithin(sound));
    }

    private static CpixUnusable missing(String message) {
        return new CpixUnusable(
                ErrorCode.KEYS_MISSING, message, "Have the key added, or choose another layout of keys.");
    }
}
