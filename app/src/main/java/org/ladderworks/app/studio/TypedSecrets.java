package org.ladderworks.app.studio;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ladderworks.app.protection.ProfileField;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.app.secret.KeyOrigin;
import org.ladderworks.app.secret.TypedKey;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.DistinctKeys;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/** What is typed in the window and must be nowhere but in the vault. Thread-safe; what a call has kept is on the disk. */
public final class TypedSecrets {
    private static final int LONGEST = 4096;
    private static final int MARK_BYTES = 4;

    private final KeyChain chain;
    private final SecureRandom random = new SecureRandom();

    public TypedSecrets(KeyChain chain) {
        this.chain = chain;
    }

    /**
     * Keeps the keys of a title, all or none; those that are there already stay as they are. Closes them.
     *
     * @return check values by roles, which tell a mistyped key from the right one and nothing else of it
     * @throws DrmException (KEYS_UNUSABLE) where the vault has another key there, or two of them are one; or where the vault cannot
     *     be unlocked or written
     */
    public Map<KeyRole, String> keep(String content, ProtectionScheme scheme, KeySet keys) {
        try (keys) {
            List<KeyRole> roles = keys.keys().keySet().stream().sorted().toList();
            DistinctKeys.check("what was typed", keys.keys().values());
            chain.vault().keep(new KeyRequest(content, scheme, roles, Set.of()), keys);
            Map<KeyRole, String> checks = new TreeMap<>();
            keys.keys().forEach((role, key) -> checks.put(role, TypedKey.checkValue(key)));
            return checks;
        }
    }

    /**
     * Refuses what cannot be what a field wants, without saying it.
     *
     * @throws DrmException (KEY_SETTINGS_INVALID)
     */
    public static void check(ProfileField field, char[] typed) {
        if (typed.length == 0 || typed.length > LONGEST) {
            throw refused("there is nothing, or over " + LONGEST + " characters", "Type or paste it, on one line.");
        }
        for (char each : typed) {
            if (each < ' ' || each > '~') {
                throw refused(
                        "it has a line end, or characters outside ASCII, which no header may have",
                        "Type or paste it on one line.");
            }
        }
        boolean key = field == ProfileField.WIDEVINE_KEY_VAULT;
        if (key || field == ProfileField.WIDEVINE_IV_VAULT) {
            boolean length = typed.length == 32 || (key && typed.length == 64);
            if (!length || !isHexadecimal(typed)) {
                throw refused(
                        "it is not in hexadecimal, or has not the right length: " + typed.length + " characters",
                        key ? "Give 64 or 32 hexadecimal digits." : "Give 32 hexadecimal digits.");
            }
        }
    }

    private static boolean isHexadecimal(char[] typed) {
        for (char each : typed) {
            if (!HexFormat.isHexDigit(each)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Keeps a secret of a key server, under a name that none had before: an edit that is undone finds the one before again. Wipes
     * what was typed.
     *
     * @param profile that it was typed for
     * @return the name, which is no secret
     * @throws DrmException (KEY_SETTINGS_INVALID) as {@link #check}, or where the vault cannot be unlocked or written
     */
    public String keep(String profile, ProfileField field, char[] typed) {
        try {
            check(field, typed);
            byte[] mark = new byte[MARK_BYTES];
            random.nextBytes(mark);
            String begin = profile.substring(0, Math.min(profile.length(), 40)).replaceAll("-+$", "");
            String name = begin + "-" + HexFormat.of().formatHex(mark);
            chain.vault().texts().keep(new KeyOrigin.SecretPlace.InVault(name).text(), typed);
            return name;
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private static DrmException refused(String what, String remedy) {
        return new DrmException(ErrorCode.KEY_SETTINGS_INVALID, "what was typed cannot be used: " + what, remedy);
    }
}
