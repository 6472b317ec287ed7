package org.ladderworks.engine.drm.cpix;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;

/** Writes keys as CPIX 2.3, in clear or encrypted for a certificate, with a usage rule for each role. Touches no file. */
public final class CpixWriter {
    private final SecureRandom random;

    /**
     * Sets where chance comes from.
     *
     * @param random draws document keys and IVs
     */
    public CpixWriter(SecureRandom random) {
        this.random = random;
    }

    /** The document; the caller wipes it where its keys are in clear. */
    public byte[] write(KeyRequest request, KeySet keys, Optional<Recipient> recipient) {
        byte[] documentKey = drawn(CpixCrypto.DOCUMENT_KEY);
        byte[] macKey = drawn(CpixCrypto.MAC_KEY);
        try (CpixStream out = new CpixStream()) {
            out.begin(request.content());
            if (recipient.isPresent()) {
                out.start("DeliveryDataList");
                delivery(out, recipient.get(), documentKey, macKey);
                out.end();
            }
            out.start("ContentKeyList");
            Map<KeyId, ContentKey> each = new LinkedHashMap<>();
            request.roles().forEach(role -> each.put(keys.key(role).id(), keys.key(role)));
            for (ContentKey key : each.values()) {
                contentKey(out, request, key, recipient.isPresent(), documentKey, macKey);
            }
            out.end();
            out.start("ContentKeyUsageRuleList");
            for (KeyRole role : request.roles()) {
                out.usageRule(keys.key(role).id(), role);
            }
            out.end();
            return out.finish();
        } catch (XMLStreamException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(documentKey, (byte) 0);
            Arrays.fill(macKey, (byte) 0);
        }
    }

    private byte[] drawn(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void delivery(CpixStream out, Recipient recipient, byte[] documentKey, byte[] macKey)
            throws XMLStreamException, GeneralSecurityException {
        out.start("DeliveryData");
        out.deliveryKey(recipient);
        out.start("DocumentKey");
        out.startSecret();
        out.startIn(CpixNames.PSKC, "EncryptedValue");
        out.encrypted(
                CpixNames.RSA_OAEP,
                CpixCrypto.wrap(documentKey, recipient.certificate().getPublicKey()));
        out.end();
        out.endSecret();
        out.end();
        out.start("MACMethod", "Algorithm", CpixNames.HMAC_SHA512);
        out.startIn(CpixNames.PSKC, "MACKey");
        out.encrypted(
                CpixNames.RSA_OAEP,
                CpixCrypto.wrap(macKey, recipient.certificate().getPublicKey()));
        out.end();
        out.end();
        out.end();
    }

    private void contentKey(
            CpixStream out, KeyRequest request, ContentKey key, boolean encrypted, byte[] documentKey, byte[] macKey)
            throws XMLStreamException, GeneralSecurityException {
        out.startContentKey(key.id(), request.scheme(), key.explicitIv());
        out.startSecret();
        byte[] secret = key.secret();
        try {
            if (encrypted) {
                byte[] value = CpixCrypto.encrypt(secret, documentKey, random);
                out.startIn(CpixNames.PSKC, "EncryptedValue");
                out.encrypted(CpixNames.AES256_CBC, value);
                out.end();
                out.base64(CpixNames.PSKC, "ValueMAC", CpixCrypto.mac(value, macKey));
            } else {
                out.base64(CpixNames.PSKC, "PlainValue", secret);
            }
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
        out.endSecret();
        out.end();
    }
}
