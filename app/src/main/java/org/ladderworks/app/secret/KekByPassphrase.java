package org.ladderworks.app.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The KEK in the vault itself, wrapped with AES-256-GCM under what Argon2id makes of a passphrase. */
final class KekByPassphrase implements KekKeeper {
    private static final int SHORTEST = 8;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Passphrase passphrase;
    private final SecureRandom random = new SecureRandom();
    private char @Nullable [] asked;

    KekByPassphrase(Passphrase passphrase) {
        this.passphrase = passphrase;
    }

    @Override
    public VaultProtection kind() {
        return VaultProtection.PASSPHRASE;
    }

    @Override
    public String described() {
        return "by a passphrase";
    }

    @Override
    public void ask() {
        asked = passphrase.read(true);
    }

    @Override
    public Map<String, String> keep(String vault, byte[] kek) {
        Argon2 argon2 = Argon2.fresh(random);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] wrapping = derived(argon2, true);
        try {
            byte[] wrapped = gcm(Cipher.ENCRYPT_MODE, wrapping, nonce, vault).doFinal(kek);
            Map<String, String> parameters = argon2.parameters();
            parameters.put("nonce", Base64.getEncoder().encodeToString(nonce));
            parameters.put("wrapped", Base64.getEncoder().encodeToString(wrapped));
            return parameters;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(wrapping, (byte) 0);
        }
    }

    @Override
    public byte[] recall(String vault, Map<String, String> parameters) {
        Argon2 argon2;
        byte[] nonce;
        byte[] wrapped;
        try {
            argon2 = Argon2.of(parameters);
            nonce = Base64.getDecoder().decode(parameters.getOrDefault("nonce", ""));
            wrapped = Base64.getDecoder().decode(parameters.getOrDefault("wrapped", ""));
        } catch (IllegalArgumentException e) {
            throw unusable();
        }
        byte[] wrapping = derived(argon2, false);
        try {
            byte[] kek = gcm(Cipher.DECRYPT_MODE, wrapping, nonce, vault).doFinal(wrapped);
            if (kek.length != VaultCipher.KEK_LENGTH) {
                throw unusable();
            }
            return kek;
        } catch (AEADBadTagException e) {
            throw VaultErrors.locked("the passphrase of the vault is wrong", "Try again.");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unusable();
        } finally {
            Arrays.fill(wrapping, (byte) 0);
        }
    }

    @Override
    public void forget(String vault) {}

    private static RuntimeException unusable() {
        return VaultErrors.locked(
                "what the vault says of its passphrase cannot be used", "Put the vault back from a backup.");
    }

    private byte[] derived(Argon2 argon2, boolean fresh) {
        char[] typed = asked != null ? asked : passphrase.read(fresh);
        asked = null;
        // Room enough for any character of UTF-8, so that nothing is left in buffers that were outgrown.
        ByteBuffer encoded = ByteBuffer.allocate(4 * typed.length);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(typed), encoded, true);
        encoded.flip();
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        try {
            if (fresh && typed.length < SHORTEST) {
                throw VaultErrors.locked(
                        "the passphrase has fewer than " + SHORTEST + " characters", "Choose a longer one.");
            }
            return argon2.derive(bytes);
        } finally {
            Arrays.fill(typed, '\0');
            Arrays.fill(encoded.array(), (byte) 0);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static Cipher gcm(int mode, byte[] key, byte[] nonce, String vault) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("ladderworks vault 1: " + vault).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
