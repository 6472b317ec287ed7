package org.ladderworks.publish.cdn;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.Signature;
import java.util.regex.Pattern;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;

/**
 * A private key, and the name under which CloudFront has its public half in a trusted key group. Thread-safe. What was read of
 * the file is wiped; the key itself cannot be, as Java's own keys know no such thing.
 */
public final class SigningKey {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{5,64}");

    private final String keyPairId;
    private final PrivateKey key;
    private final Path file;

    private SigningKey(String keyPairId, PrivateKey key, Path file) {
        this.keyPairId = keyPairId;
        this.key = key;
        this.file = file;
    }

    /**
     * Reads a key in PEM: RSA of 2048 bits or EC on P-256, the two that CloudFront takes, in PKCS #8, PKCS #1 or SEC 1, and not
     * encrypted.
     *
     * @param keyPairId of the public key, for example {@code K2JCJMDEHXQW5F}
     * @throws DrmException where the file cannot be read, or others than its owner may read or write it
     * @throws PublishException where it holds no such key
     */
    public static SigningKey read(Path pem, String keyPairId) {
        requireId(keyPairId);
        SigningKey key = new SigningKey(keyPairId, PemKey.read(pem), pem);
        // A key that is damaged inside is told now, not when the first viewer waits.
        byte[] _ = key.sign(new byte[0], SigningHash.SHA256);
        return key;
    }

    /**
     * Checks the id of a public key.
     *
     * @throws PublishException where it is none
     */
    public static void requireId(String keyPairId) {
        if (!ID.matcher(keyPairId).matches()) {
            // Who mixes the two up may have put the key here: it is not repeated.
            throw new PublishException(
                    ErrorCode.SIGNING_KEY_UNUSABLE,
                    "the id of the public key is none",
                    "Give it as `aws cloudfront list-public-keys` shows it, for example K2JCJMDEHXQW5F.");
        }
    }

    /** As CloudFront names the public half. */
    public String keyPairId() {
        return keyPairId;
    }

    /** RSA by PKCS #1 v1.5, or ECDSA as DER (RFC 3279, 2.2.3), which is what OpenSSL makes and CloudFront takes. */
    byte[] sign(byte[] policy, SigningHash hash) {
        try {
            Signature signature =
                    Signature.getInstance(hash + "with" + (key.getAlgorithm().equals("EC") ? "ECDSA" : "RSA"));
            signature.initSign(key);
            signature.update(policy);
            return signature.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            // No cause: what it says may tell of the key.
            throw new PublishException(
                    ErrorCode.SIGNING_KEY_UNUSABLE,
                    "nothing can be signed with the private key " + file,
                    "Check it with `openssl pkey -noout -check -in " + file + "`, or make a new pair.");
        }
    }

    /** The id alone. */
    @Override
    public String toString() {
        return "SigningKey[" + keyPairId + "]";
    }
}
