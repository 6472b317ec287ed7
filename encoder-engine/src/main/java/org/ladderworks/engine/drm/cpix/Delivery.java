package org.ladderworks.engine.drm.cpix;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.error.ErrorCode;
import org.w3c.dom.Element;

/**
 * The keys of a document that are for us: what decrypts content keys, and what their MACs are checked with (CPIX 2.3, 8.1). A
 * content key without a MAC is not decrypted. Closing wipes them.
 */
final class Delivery implements AutoCloseable {
    private final List<DocumentKey> documentKeys = new ArrayList<>();
    private final byte[] macKey;

    /** One that encrypts some content keys, or all of them. */
    private static final class DocumentKey {
        private final byte[] key;
        private final Set<String> encrypts;

        private DocumentKey(byte[] key, Set<String> encrypts) {
            this.key = key;
            this.encrypts = encrypts;
        }
    }

    private Delivery(byte[] macKey) {
        this.macKey = macKey;
    }

    /** What a document delivers to us; empty where its keys are in clear. */
    static Optional<Delivery> of(Element root, Optional<Recipient.Identity> us) throws CpixUnusable {
        List<Element> deliveries = CpixXml.listed(root, "DeliveryDataList", "DeliveryData");
        if (deliveries.isEmpty()) {
            return Optional.empty();
        }
        if (us.isEmpty()) {
            throw notForUs("its keys are encrypted, and no certificate is set up here to decrypt them with");
        }
        for (Element delivery : deliveries) {
            if (isFor(delivery, us.get())) {
                return Optional.of(open(delivery, us.get()));
            }
        }
        throw notForUs("its keys are encrypted for others than " + us.get().recipient());
    }

    private static boolean isFor(Element delivery, Recipient.Identity us) throws CpixUnusable {
        Optional<Element> certificate = CpixXml.child(delivery, CpixNames.CPIX, "DeliveryKey")
                .flatMap(key -> CpixXml.child(key, CpixNames.DS, "X509Data"))
                .flatMap(data -> CpixXml.child(data, CpixNames.DS, "X509Certificate"));
        try {
            return certificate.isPresent()
                    && Arrays.equals(
                            CpixXml.base64(certificate.get()),
                            us.recipient().certificate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Delivery open(Element delivery, Recipient.Identity us) throws CpixUnusable {
        Element method = CpixXml.child(delivery, CpixNames.CPIX, "MACMethod")
                .orElseThrow(() -> CpixUnusable.malformed("its encrypted keys have no MAC"));
        if (!CpixXml.attribute(method, "Algorithm").equals(Optional.of(CpixNames.HMAC_SHA512))) {
            throw CpixUnusable.malformed("the MACs of its keys are not made with HMAC-SHA512");
        }
        Delivery opened = new Delivery(unwrap(macKeyOf(method), us));
        try {
            List<Element> keys = CpixXml.children(delivery, CpixNames.CPIX, "DocumentKey");
            for (Element key : keys) {
                byte[] unwrapped = unwrap(encryptedValue(key), us);
                Optional<String> encrypts = CpixXml.attribute(key, "encryptsKey");
                opened.documentKeys.add(new DocumentKey(
                        unwrapped, new HashSet<>(encrypts.map(Delivery::split).orElse(List.of()))));
                if (unwrapped.length != CpixCrypto.DOCUMENT_KEY) {
                    throw CpixUnusable.malformed("a document key has not 32 bytes");
                }
                if (keys.size() > 1 && encrypts.isEmpty()) {
                    throw CpixUnusable.malformed("it has several document keys and does not say what they encrypt");
                }
            }
            return opened;
        } catch (CpixUnusable e) {
            opened.close();
            throw e;
        }
    }

    private static List<String> split(String ids) {
        return List.of(ids.toLowerCase(Locale.ROOT).split("\\s+", -1));
    }

    /** As the schema has it, or as the examples of SPEKE do. */
    private static Element macKeyOf(Element method) throws CpixUnusable {
        return CpixXml.child(method, CpixNames.PSKC, "MACKey")
                .or(() -> CpixXml.child(method, CpixNames.CPIX, "Key")
                        .flatMap(key -> CpixXml.child(key, CpixNames.PSKC, "EncryptedValue")))
                .orElseThrow(() -> CpixUnusable.malformed("its MAC has no key"));
    }

    private static Element encryptedValue(Element holder) throws CpixUnusable {
        return CpixXml.child(holder, CpixNames.CPIX, "Data")
                .flatMap(data -> CpixXml.child(data, CpixNames.PSKC, "Secret"))
                .flatMap(secret -> CpixXml.child(secret, CpixNames.PSKC, "EncryptedValue"))
                .orElseThrow(() -> CpixUnusable.malformed("a " + holder.getLocalName() + " is not encrypted"));
    }

    private static byte[] unwrap(Element encrypted, Recipient.Identity us) throws CpixUnusable {
        requireMethod(encrypted, CpixNames.RSA_OAEP);
        try {
            return CpixCrypto.unwrap(cipherValue(encrypted), us.key());
        } catch (GeneralSecurityException e) {
            throw notForUs("its keys cannot be decrypted with the private key of " + us.recipient());
        }
    }

    /** The content key in an encrypted value, its MAC checked first; the caller wipes it. */
    byte[] decrypt(Element encrypted, Optional<Element> mac, KeyId id) throws CpixUnusable {
        requireMethod(encrypted, CpixNames.AES256_CBC);
        byte[] value = cipherValue(encrypted);
        Element claimed = mac.orElseThrow(() -> CpixUnusable.malformed("the encrypted key " + id + " has no MAC"));
        DocumentKey documentKey = documentKeys.stream()
                .filter(key -> key.encrypts.isEmpty() || key.encrypts.contains(id.toString()))
                .findFirst()
                .orElseThrow(() -> notForUs("the key " + id + " is encrypted for others"));
        try {
            if (!CpixCrypto.isMac(CpixXml.base64(claimed), value, macKey)) {
                throw CpixUnusable.malformed("the MAC of the key " + id + " is wrong: someone changed it");
            }
            return CpixCrypto.decrypt(value, documentKey.key);
        } catch (GeneralSecurityException e) {
            throw notForUs("the key " + id + " cannot be decrypted");
        }
    }

    private static void requireMethod(Element encrypted, String algorithm) throws CpixUnusable {
        Optional<Element> method = CpixXml.child(encrypted, CpixNames.ENC, "EncryptionMethod");
        boolean known = method.flatMap(element -> CpixXml.attribute(element, "Algorithm"))
                .equals(Optional.of(algorithm));
        boolean sha1 = method.flatMap(element -> CpixXml.child(element, CpixNames.DS, "DigestMethod"))
                .flatMap(element -> CpixXml.attribute(element, "Algorithm"))
                .orElse(CpixNames.SHA1)
                .equals(CpixNames.SHA1);
        if (!known || !sha1) {
            throw CpixUnusable.malformed("something in it is not encrypted with " + algorithm);
        }
    }

    private static byte[] cipherValue(Element encrypted) throws CpixUnusable {
        return CpixXml.base64(CpixXml.child(encrypted, CpixNames.ENC, "CipherData")
                .flatMap(data -> CpixXml.child(data, CpixNames.ENC, "CipherValue"))
                .orElseThrow(() -> CpixUnusable.malformed("an encrypted value is empty")));
    }

    private static CpixUnusable notForUs(String message) {
        return new CpixUnusable(
                ErrorCode.KEYS_NOT_FOR_US,
                message,
                "Have the keys encrypted for the certificate that is set up here, or set up the right one with its key.");
    }

    @Override
    public void close() {
        documentKeys.forEach(key -> Arrays.fill(key.key, (byte) 0));
        Arrays.fill(macKey, (byte) 0);
    }
}
