package org.ladderworks.engine.drm.cpix;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.drm.KeyText;
import org.ladderworks.engine.drm.SecretFile;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/** Whom keys are encrypted for: an X.509 certificate with an RSA key, and its private key where that is us. */
public final class Recipient {
    private static final int MOST_BYTES = 64 << 10;
    private static final int FEWEST_BITS = 2048;
    private static final Pattern PKCS8 = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

    private final X509Certificate certificate;

    private Recipient(X509Certificate certificate) {
        this.certificate = certificate;
    }

    /**
     * Reads a certificate, in PEM or DER.
     *
     * @throws DrmException where it is none, or its key is no RSA key of at least 2048 bits
     */
    public static Recipient read(Path file) {
        byte[] bytes = SecretFile.readOpen(file, MOST_BYTES);
        Certificate read;
        try {
            read = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (GeneralSecurityException e) {
            throw refused(file + " is no X.509 certificate", "Give it as PEM or DER.");
        }
        if (!(read instanceof X509Certificate certificate)
                || !(certificate.getPublicKey() instanceof RSAPublicKey key)
                || key.getModulus().bitLength() < FEWEST_BITS) {
            throw refused(
                    "the certificate " + file + " has no RSA key of at least " + FEWEST_BITS + " bits",
                    "CPIX wraps keys with RSA alone: give such a certificate.");
        }
        return new Recipient(certificate);
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** The same with its private key. */
    public Identity with(Path keyFile) {
        byte[] bytes = SecretFile.read(keyFile, MOST_BYTES);
        try {
            Matcher pem = PKCS8.matcher(new String(bytes, StandardCharsets.US_ASCII));
            Optional<byte[]> der = pem.find() ? KeyText.base64(pem.group(1)) : Optional.empty();
            if (der.isEmpty()) {
                throw refused(
                        keyFile + " is no private key in PEM (PKCS #8, not encrypted)",
                        "Bring it to that form with `openssl pkcs8 -topk8 -nocrypt`.");
            }
            PrivateKey key = privateKey(der.get(), keyFile);
            if (!(key instanceof RSAPrivateKey rsa)
                    || !(certificate.getPublicKey() instanceof RSAPublicKey open)
                    || !rsa.getModulus().equals(open.getModulus())) {
                throw refused("the private key " + keyFile + " is not that of the certificate", "Give the pair.");
            }
            return new Identity(this, key);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static PrivateKey privateKey(byte[] der, Path keyFile) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw refused(keyFile + " is no private key of RSA", "Give the private key of the certificate.");
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private static DrmException refused(String what, String remedy) {
        return new DrmException(ErrorCode.KEY_SETTINGS_INVALID, what, remedy);
    }

    /** The certificate's subject. */
    @Override
    public String toString() {
        return "Recipient[" + certificate.getSubjectX500Principal().getName() + "]";
    }

    /** A recipient that can decrypt. */
    public static final class Identity {
        private final Recipient recipient;
        private final PrivateKey key;

        private Identity(Recipient recipient, PrivateKey key) {
            this.recipient = recipient;
            this.key = key;
        }

        public Recipient recipient() {
            return recipient;
        }

        PrivateKey key() {
            return key;
        }

        /** The recipient alone. */
        @Override
        public String toString() {
            return recipient.toString();
        }
    }
}
