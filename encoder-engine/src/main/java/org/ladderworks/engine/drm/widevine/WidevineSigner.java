package org.ladderworks.engine.drm.widevine;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.ladderworks.engine.drm.server.SecretText;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs requests as Widevine's Common Encryption API has it: the SHA-1 of the request, encrypted with AES-CBC under the key and IV
 * that the provider was given.
 *
 * @param name the provider's, as Widevine knows it
 * @param key where its key is, in hexadecimal: 32 bytes, or 16
 * @param iv where its IV is, in hexadecimal: 16 bytes
 */
public record WidevineSigner(String name, SecretText key, SecretText iv) {
    private static final int IV = 16;
    private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2})+");

    public WidevineSigner {
        if (!name.matches("[A-Za-z0-9._-]{1,128}")) {
            throw refused("the name of a Widevine signer has letters, digits, dots, dashes and underscores alone");
        }
    }

    /** The request with its signature, as it is sent. */
    byte[] sign(byte[] request) {
        ObjectNode signed = JsonMapper.shared().createObjectNode();
        signed.put("request", Base64.getEncoder().encodeToString(request));
        signed.put("signature", Base64.getEncoder().encodeToString(signature(request)));
        signed.put("signer", name);
        return signed.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] signature(byte[] request) {
        byte[] secret = bytes(key, "signing key");
        byte[] start = bytes(iv, "signing IV");
        try {
            if ((secret.length != 32 && secret.length != 16) || start.length != IV) {
                throw refused("the signing key of " + name + " has not 32 or 16 bytes, or its IV not 16");
            }
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(request);
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new IvParameterSpec(start));
            return cipher.doFinal(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(start, (byte) 0);
        }
    }

    private byte[] bytes(SecretText secret, String what) {
        String text = secret.read();
        if (!HEX.matcher(text).matches()) {
            throw refused("the " + what + " of " + name + " is not in hexadecimal");
        }
        return HexFormat.of().parseHex(text);
    }

    private static DrmException refused(String what) {
        return new DrmException(
                ErrorCode.KEY_SETTINGS_INVALID, what, "Put it there as Widevine gave it to the provider.");
    }
}
