package org.ladderworks.engine.drm.cpix;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** The algorithms of CPIX (2.3, 8.1.5): RSA-OAEP with SHA-1, AES-256-CBC with its IV in front, HMAC-SHA512. */
final class CpixCrypto {
    static final int DOCUMENT_KEY = 32;
    static final int MAC_KEY = 64;

    private static final int IV = 16;
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);

    private CpixCrypto() {}

    static byte[] wrap(byte[] secret, Key recipient) throws GeneralSecurityException {
        return rsa(Cipher.ENCRYPT_MODE, recipient).doFinal(secret);
    }

    static byte[] unwrap(byte[] wrapped, Key own) throws GeneralSecurityException {
        return rsa(Cipher.DECRYPT_MODE, own).doFinal(wrapped);
    }

    private static Cipher rsa(int mode, Key key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(mode, key, OAEP);
        return cipher;
    }

    /** A drawn IV, and the secret encrypted behind it. */
    static byte[] encrypt(byte[] secret, byte[] documentKey, SecureRandom random) throws GeneralSecurityException {
        byte[] iv = new byte[IV];
        random.nextBytes(iv);
        byte[] encrypted = aes(Cipher.ENCRYPT_MODE, documentKey, iv).doFinal(secret);
        byte[] value = Arrays.copyOf(iv, IV + encrypted.length);
        System.arraycopy(encrypted, 0, value, IV, encrypted.length);
        return value;
    }

    static byte[] decrypt(byte[] value, byte[] documentKey) throws GeneralSecurityException {
        if (value.length <= IV) {
            throw new GeneralSecurityException("too short");
        }
        return aes(Cipher.DECRYPT_MODE, documentKey, Arrays.copyOf(value, IV)).doFinal(value, IV, value.length - IV);
    }

    private static Cipher aes(int mode, byte[] key, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        return cipher;
    }

    static byte[] mac(byte[] value, byte[] macKey) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(macKey, "HmacSHA512"));
        return mac.doFinal(value);
    }

    static boolean isMac(byte[] claimed, byte[] value, byte[] macKey) throws GeneralSecurityException {
        return MessageDigest.isEqual(claimed, mac(value, macKey));
    }
}
