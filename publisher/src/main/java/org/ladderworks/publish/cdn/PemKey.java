package org.ladderworks.publish.cdn;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.drm.SecretFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;

/** Private keys as OpenSSL writes them. */
final class PemKey {
    private static final int MOST_BYTES = 16 << 10;

    /** {@code openssl ecparam -genkey} writes the curve before the key. */
    private static final int MOST_PARTS = 4;

    private static final int BITS = 2048;

    private PemKey() {}

    static PrivateKey read(Path file) {
        byte[] bytes = SecretFile.read(file, MOST_BYTES);
        try (PemReader parts =
                new PemReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.US_ASCII))) {
            @Nullable PemObject part = parts.readPemObject();
            for (int i = 0; part != null && i < MOST_PARTS; i++) {
                if (part.getType().endsWith("PRIVATE KEY")) {
                    return key(part, file);
                }
                part = parts.readPemObject();
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException | IllegalStateException e) {
            // Not PEM, or not what its first line says. No cause: what it says may repeat the key.
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
        throw refused(file + " holds no private key in PEM", "Give the private half of the pair, not the public one.");
    }

    private static PrivateKey key(PemObject part, Path file) throws IOException, GeneralSecurityException {
        byte[] content = part.getContent();
        try {
            if (part.getType().startsWith("ENCRYPTED") || !part.getHeaders().isEmpty()) {
                throw refused(
                        "the private key " + file + " is encrypted",
                        "Decrypt it with `openssl pkey`, into a file that its owner alone may read.");
            }
            return switch (part.getType()) {
                case "PRIVATE KEY" -> key(PrivateKeyInfo.getInstance(content), file);
                case "RSA PRIVATE KEY" -> key(pkcs1(content), file);
                case "EC PRIVATE KEY" -> key(sec1(content), file);
                default ->
                    throw refused(
                            "the private key " + file + " is in a form that is not read here",
                            "Bring it to PKCS #8 with `openssl pkey`, or, one of OpenSSH, with `ssh-keygen -p -m PKCS8`.");
            };
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static PrivateKeyInfo pkcs1(byte[] content) throws IOException {
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                org.bouncycastle.asn1.pkcs.RSAPrivateKey.getInstance(content));
    }

    private static PrivateKeyInfo sec1(byte[] content) throws IOException {
        ECPrivateKey key = ECPrivateKey.getInstance(content);
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()), key);
    }

    private static PrivateKey key(PrivateKeyInfo info, Path file) throws IOException, GeneralSecurityException {
        AlgorithmIdentifier algorithm = info.getPrivateKeyAlgorithm();
        ASN1ObjectIdentifier of = algorithm.getAlgorithm();
        @Nullable ASN1Encodable curve = algorithm.getParameters();
        byte[] encoded = info.getEncoded();
        try {
            if (of.equals(X9ObjectIdentifiers.id_ecPublicKey) && X9ObjectIdentifiers.prime256v1.equals(curve)) {
                return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            }
            if (of.equals(PKCSObjectIdentifiers.rsaEncryption)) {
                PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
                if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() == BITS) {
                    return key;
                }
            }
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
        throw refused(
                "the private key " + file + " is neither RSA of " + BITS + " bits nor EC on P-256",
                "CloudFront takes no others: make a pair with `openssl genrsa 2048` or `openssl ecparam -name prime256v1"
                        + " -genkey -noout`.");
    }

    private static PublishException refused(String what, String remedy) {
        return new PublishException(ErrorCode.SIGNING_KEY_UNUSABLE, what, remedy);
    }
}
