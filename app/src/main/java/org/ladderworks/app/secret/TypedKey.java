package org.ladderworks.app.secret;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeyText;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/** A content key as someone types it. What is wrong is told without what was typed. */
public final class TypedKey {
    /** How keys, their ids and IVs are written. */
    static final String FORMS = "32 hexadecimal digits, or base64";

    private static final int CHECK_BYTES = 3;

    private TypedKey() {}

    /**
     * The key of three fields. The caller wipes what was typed, and closes the key.
     *
     * @param iv blank where one is to be drawn; of {@code cbcs} alone, as under AES-CTR one IV for all would give the pictures away
     * @throws DrmException (KEYS_UNUSABLE) with what is wrong with the first of them that is
     */
    public static ContentKey read(KeyRole role, ProtectionScheme scheme, String id, char[] typed, String iv) {
        String of = " of " + role.label();
        KeyId kid = keyId(id.strip())
                .orElseThrow(() -> refused("the key id" + of + " has not 16 bytes", "Give a UUID, " + FORMS + "."));
        byte[] vector = iv(iv.strip())
                .orElseThrow(() -> refused("the IV" + of + " has not 16 bytes", "Give " + FORMS + ", or nothing."));
        if (vector.length > 0 && scheme != ProtectionScheme.CBCS) {
            throw refused("the IV" + of + " is of no use in " + scheme.fourCc(), "Leave it out: they are drawn.");
        }
        byte[] secret = KeyText.read(typed, ContentKey.LENGTH)
                .orElseThrow(() -> refused(
                        "the key%s is none of %d bytes: it has %d characters"
                                .formatted(of, ContentKey.LENGTH, typed.length),
                        "Give " + FORMS + "."));
        try {
            if (Arrays.equals(secret, kid.bytes())) {
                throw refused("what stands for the key" + of + " is its id", "Give the key.");
            }
            return new ContentKey(kid, secret, Optional.of(vector).filter(bytes -> bytes.length > 0));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    static Optional<KeyId> keyId(String text) {
        return KeyId.parse(text).or(() -> KeyText.read(text, KeyId.LENGTH).map(KeyId::of));
    }

    /** Without any bytes where one is to be drawn. */
    static Optional<byte[]> iv(String text) {
        return text.isEmpty() ? Optional.of(new byte[0]) : KeyText.read(text, ContentKey.LENGTH);
    }

    /** The first bytes of a block of zeros under the key, as key ceremonies have it (ANSI X9.24-1): it tells nothing else of it. */
    public static String checkValue(ContentKey key) {
        try {
            // Of one block behind an IV of zeros, the same as without.
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key.aes(), new IvParameterSpec(new byte[ContentKey.LENGTH]));
            byte[] block = cipher.doFinal(new byte[ContentKey.LENGTH]);
            return HexFormat.of().withUpperCase().formatHex(block, 0, CHECK_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DrmException refused(String what, String remedy) {
        return new DrmException(ErrorCode.KEYS_UNUSABLE, what, remedy);
    }
}
