package org.ladderworks.engine.drm.cpix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.DistinctKeys;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.KeyText;
import org.ladderworks.engine.drm.SystemSignal;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.w3c.dom.Element;

/** Takes from a CPIX document the keys that a package needs. Signatures in it are not checked: trust comes with the way it came. */
public final class CpixReader {
    private static final int MOST_KEYS = 1000;

    private final Optional<Recipient.Identity> us;
    private final boolean encryptedOnly;

    /**
     * Sets how documents are read.
     *
     * @param us who decrypts encrypted keys
     * @param encryptedOnly true: keys in clear are refused
     */
    public CpixReader(Optional<Recipient.Identity> us, boolean encryptedOnly) {
        this.us = us;
        this.encryptedOnly = encryptedOnly;
    }

    /**
     * The keys for a request.
     *
     * @param document its name, for people
     * @throws DrmException where they are not in it, or something in it cannot be used
     */
    public KeySet read(byte[] bytes, KeyRequest request, String document) {
        List<CpixKey> keys = new ArrayList<>();
        Map<KeyRole, ContentKey> chosen = new EnumMap<>(KeyRole.class);
        try {
            Element root = CpixXml.root(bytes);
            checkRoot(root, request);
            readKeys(root, keys);
            DistinctKeys.check(document, keys.stream().map(CpixKey::key).toList());
            Map<KeyId, ContentKey> usable = keys.stream()
                    .filter(key -> key.isFor(request.scheme(), request.content()))
                    .collect(Collectors.toMap(
                            key -> key.key().id(), CpixKey::key, (first, _) -> first, LinkedHashMap::new));
            RoleKeys roles = new RoleKeys(usable.keySet(), CpixRules.read(root));
            Map<KeyRole, KeyId> found = new EnumMap<>(KeyRole.class);
            for (KeyRole role : request.roles()) {
                found.put(role, roles.find(role));
            }
            List<SystemSignal> signals = CpixSignals.read(root, Set.copyOf(found.values()), request.scheme()).stream()
                    .filter(signal -> request.systems().contains(signal.system()))
                    .toList();
            for (Map.Entry<KeyRole, KeyId> role : found.entrySet()) {
                chosen.put(role.getKey(), forScheme(Objects.requireNonNull(usable.get(role.getValue())), request));
            }
            return new KeySet(chosen, signals);
        } catch (CpixUnusable e) {
            throw e.in(document);
        } finally {
            keys.forEach(key -> key.key().close());
        }
    }

    /** A copy. An explicit IV is a constant one, which AES-CTR must never have, so that only cbcs takes it. */
    private static ContentKey forScheme(ContentKey key, KeyRequest request) {
        byte[] secret = key.secret();
        try {
            boolean constant = request.scheme() == ProtectionScheme.CBCS;
            return new ContentKey(key.id(), secret, constant ? key.explicitIv() : Optional.empty());
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static void checkRoot(Element root, KeyRequest request) throws CpixUnusable {
        if (!CpixXml.is(root, CpixNames.CPIX, "CPIX")) {
            throw CpixUnusable.malformed("it is no CPIX document");
        }
        Optional<String> version = CpixXml.attribute(root, "version");
        if (version.isPresent() && !version.get().startsWith("2.")) {
            throw CpixUnusable.malformed("its version is not 2");
        }
        Optional<String> content = CpixXml.attribute(root, "contentId");
        if (content.isPresent() && !content.get().equals(request.content())) {
            throw new CpixUnusable(
                    ErrorCode.KEYS_MISSING,
                    "it is for another title than " + request.content(),
                    "Give the title's own document, or its content id as the document has it.");
        }
    }

    private void readKeys(Element root, List<CpixKey> keys) throws CpixUnusable {
        List<Element> elements = CpixXml.listed(root, "ContentKeyList", "ContentKey");
        if (elements.isEmpty() || elements.size() > MOST_KEYS) {
            throw CpixUnusable.malformed("it has not 1 to " + MOST_KEYS + " keys");
        }
        Optional<Delivery> delivery = Delivery.of(root, us);
        try {
            for (Element element : elements) {
                keys.add(key(element, delivery));
            }
        } finally {
            delivery.ifPresent(Delivery::close);
        }
    }

    private CpixKey key(Element element, Optional<Delivery> delivery) throws CpixUnusable {
        KeyId id = CpixXml.attribute(element, "kid")
                .flatMap(KeyId::parse)
                .orElseThrow(() -> CpixUnusable.malformed("a key has no id"));
        if (CpixXml.attribute(element, "dependsOnKey").isPresent()) {
            throw new CpixUnusable(
                    ErrorCode.KEYS_UNUSABLE,
                    "the key " + id + " depends on another, as keys that change over time do",
                    "Have it made without a key hierarchy.");
        }
        Optional<byte[]> iv = Optional.empty();
        Optional<String> explicit = CpixXml.attribute(element, "explicitIV").filter(text -> !text.isEmpty());
        if (explicit.isPresent()) {
            iv = Optional.of(KeyText.base64(explicit.get())
                    .filter(bytes -> bytes.length == ContentKey.LENGTH)
                    .orElseThrow(() -> unusable("the explicit IV of the key " + id + " has not 16 bytes")));
        }
        byte[] secret = secret(element, delivery, id);
        try {
            if (secret.length != ContentKey.LENGTH) {
                throw unusable("the key " + id + " has not 16 bytes");
            }
            return new CpixKey(
                    new ContentKey(id, secret, iv),
                    CpixXml.attribute(element, "commonEncryptionScheme"),
                    CpixXml.attribute(element, "contentId"));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private byte[] secret(Element element, Optional<Delivery> delivery, KeyId id) throws CpixUnusable {
        Element secret = CpixXml.child(element, CpixNames.CPIX, "Data")
                .flatMap(data -> CpixXml.child(data, CpixNames.PSKC, "Secret"))
                .orElseThrow(() -> new CpixUnusable(
                        ErrorCode.KEYS_MISSING, "the key " + id + " is not in it, only its id", "Have it filled in."));
        Optional<Element> encrypted = CpixXml.child(secret, CpixNames.PSKC, "EncryptedValue");
        if (encrypted.isPresent()) {
            return delivery.orElseThrow(
                            () -> CpixUnusable.malformed("the key " + id + " is encrypted, and nothing says for whom"))
                    .decrypt(encrypted.get(), CpixXml.child(secret, CpixNames.PSKC, "ValueMAC"), id);
        }
        if (encryptedOnly) {
            throw new CpixUnusable(
                    ErrorCode.KEYS_UNUSABLE,
                    "the key " + id + " is in clear, and encrypted keys were asked for",
                    "Have the keys encrypted for our certificate, or ask without one.");
        }
        return CpixXml.base64(CpixXml.child(secret, CpixNames.PSKC, "PlainValue")
                .orElseThrow(() -> CpixUnusable.malformed("the key " + id + " is empty")));
    }

    private static CpixUnusable unusable(String message) {
        return new CpixUnusable(ErrorCode.KEYS_UNUSABLE, message, "Have it made anew with keys of AES-128.");
    }
}
