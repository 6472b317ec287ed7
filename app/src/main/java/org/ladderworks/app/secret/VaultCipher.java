package org.ladderworks.app.secret;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.ladderworks.app.secret.VaultDocument.SealedKey;
import org.ladderworks.app.secret.VaultDocument.SealedText;
import org.ladderworks.app.secret.VaultDocument.UsedIv;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.drm.ContentKey;

/**
 * What the key-encryption key (KEK) does: seals keys (AES-256-GCM, NIST SP 800-38D) and vouches for the whole vault
 * (HMAC-SHA256), with a key of its own for each. Thread-safe; closing wipes them.
 */
final class VaultCipher implements AutoCloseable {
    static final int KEK_LENGTH = 32;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] sealing;
    private final byte[] vouching;
    private final String check;
    private final SecureRandom random = new SecureRandom();

    /** Derives what it needs; the caller wipes the KEK. */
    VaultCipher(byte[] kek) {
        if (kek.length != KEK_LENGTH) {
            throw new IllegalArgumentException("a key-encryption key has " + KEK_LENGTH + " bytes");
        }
        sealing = hmac(kek, "ladderworks vault 1: seal".getBytes(StandardCharsets.US_ASCII));
        vouching = hmac(kek, "ladderworks vault 1: vouch".getBytes(StandardCharsets.US_ASCII));
        check = HexFormat.of()
                .formatHex(hmac(kek, "ladderworks vault 1: check".getBytes(StandardCharsets.US_ASCII)), 0, 8);
    }

    /** Tells this KEK from others. */
    String check() {
        return check;
    }

    /** The entry with the key sealed in it. */
    SealedKey seal(SealedKey entry, ContentKey key) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] secret = key.secret();
        byte[] iv = key.explicitIv().orElse(new byte[0]);
        byte[] open = Arrays.copyOf(secret, secret.length + iv.length);
        System.arraycopy(iv, 0, open, secret.length, iv.length);
        try {
            byte[] sealed = gcm(Cipher.ENCRYPT_MODE, nonce, associated(entry)).doFinal(open);
            return new SealedKey(
                    entry.content(),
                    entry.scheme(),
                    entry.role(),
                    entry.kid(),
                    entry.created(),
                    Base64.getEncoder().encodeToString(nonce),
                    Base64.getEncoder().encodeToString(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(open, (byte) 0);
        }
    }

    /** The key of an entry; empty where it is not what was sealed. */
    Optional<ContentKey> unseal(SealedKey entry) {
        byte[] open;
        try {
            open = gcm(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(entry.nonce()), associated(entry))
                    .doFinal(Base64.getDecoder().decode(entry.sealed()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
        byte[] secret = Arrays.copyOf(open, ContentKey.LENGTH);
        try {
            Optional<KeyId> id = KeyId.parse(entry.kid());
            boolean bare = open.length == ContentKey.LENGTH;
            if (id.isEmpty() || (!bare && open.length != 2 * ContentKey.LENGTH)) {
                return Optional.empty();
            }
            Optional<byte[]> iv =
                    bare ? Optional.empty() : Optional.of(Arrays.copyOfRange(open, ContentKey.LENGTH, open.length));
            return Optional.of(new ContentKey(id.get(), secret, iv));
        } finally {
            Arrays.fill(open, (byte) 0);
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** A text, sealed under its name. */
    SealedText sealText(String name, String text) {
        return sealText(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same of a text in UTF-8, which is wiped. */
    SealedText sealText(String name, byte[] open) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    gcm(Cipher.ENCRYPT_MODE, nonce, associatedText(name)).doFinal(open);
            return new SealedText(
                    name,
                    Base64.getEncoder().encodeToString(nonce),
                    Base64.getEncoder().encodeToString(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(open, (byte) 0);
        }
    }

    /** The text of an entry; empty where it is not what was sealed. */
    Optional<String> unsealText(SealedText entry) {
        try {
            byte[] open = gcm(
                            Cipher.DECRYPT_MODE,
                            Base64.getDecoder().decode(entry.nonce()),
                            associatedText(entry.name()))
                    .doFinal(Base64.getDecoder().decode(entry.sealed()));
            String text = new String(open, StandardCharsets.UTF_8);
            Arrays.fill(open, (byte) 0);
            return Optional.of(text);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Never that of a key, which begins with the length of its title's name. */
    private static byte[] associatedText(String name) {
        return ("ladderworks vault text: " + name).getBytes(StandardCharsets.UTF_8);
    }

    /** The document with its MAC. */
    VaultDocument vouched(VaultDocument document) {
        return document.withMac(mac(document));
    }

    /** True where nobody without the KEK has changed it. */
    boolean vouches(VaultDocument document) {
        return MessageDigest.isEqual(
                mac(document).getBytes(StandardCharsets.UTF_8), document.mac().getBytes(StandardCharsets.UTF_8));
    }

    private String mac(VaultDocument document) {
        return HexFormat.of().formatHex(hmac(vouching, whole(document)));
    }

    /** Every field with its length before it, so that no two documents have the same bytes. */
    private static byte[] whole(VaultDocument document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(document.format());
            out.writeInt(document.version());
            out.writeUTF(document.id());
            out.writeUTF(document.kek().kind());
            out.writeUTF(document.kek().check());
            out.writeInt(document.kek().parameters().size());
            for (Map.Entry<String, String> parameter :
                    document.kek().parameters().entrySet()) {
                out.writeUTF(parameter.getKey());
                out.writeUTF(parameter.getValue());
            }
            out.writeInt(document.keys().size());
            for (SealedKey key : document.keys()) {
                out.write(associated(key));
                out.writeUTF(key.nonce());
                out.writeUTF(key.sealed());
            }
            out.writeInt(document.ivs().size());
            for (UsedIv iv : document.ivs()) {
                out.writeUTF(iv.kid());
                out.writeUTF(iv.scheme());
                if (document.version() > 1) {
                    out.writeUTF(iv.outline());
                }
                out.writeUTF(iv.content());
                out.writeUTF(iv.iv());
            }
            if (document.version() > VaultDocument.WITHOUT_TEXTS) {
                out.writeInt(document.texts().size());
                for (SealedText text : document.texts()) {
                    out.writeUTF(text.name());
                    out.writeUTF(text.nonce());
                    out.writeUTF(text.sealed());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] associated(SealedKey entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(entry.content());
            out.writeUTF(entry.scheme());
            out.writeUTF(entry.role());
            out.writeUTF(entry.kid());
            out.writeUTF(entry.created());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Cipher gcm(int mode, byte[] nonce, byte[] associated) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(sealing, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Arrays.fill(sealing, (byte) 0);
        Arrays.fill(vouching, (byte) 0);
    }
}
