package org.ladderworks.app.secret;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.KeyRole;

/**
 * All that a vault holds, as it is written. Keys are sealed; all else is open to whoever may read the file, and none of it can
 * be changed without the key-encryption key, as {@code mac} is over all of it.
 *
 * @param format {@value #FORMAT}
 * @param version of this form
 * @param id names the vault at a keyring; a UUID
 * @param kek how the key-encryption key (KEK) is had
 * @param texts other secrets of the program; since version 3, which is written only where there are some
 * @param mac HMAC-SHA256 over all else, in hexadecimal
 */
record VaultDocument(
        String format,
        int version,
        String id,
        Kek kek,
        List<SealedKey> keys,
        List<UsedIv> ivs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SealedText> texts,
        String mac) {
    static final String FORMAT = "ladderworks-vault";
    static final int VERSION = 3;

    /** Of vaults that hold no texts: what was made before there were any opens them too. */
    static final int WITHOUT_TEXTS = 2;

    VaultDocument {
        keys = List.copyOf(keys);
        ivs = List.copyOf(ivs);
        texts = List.copyOf(texts);
    }

    /**
     * How the KEK is had.
     *
     * @param kind of keeper
     * @param check tells this KEK from others, and nothing else of it
     * @param parameters that its keeper needs again, by their names
     */
    record Kek(String kind, String check, Map<String, String> parameters) {
        Kek {
            parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        }
    }

    /**
     * A content key, sealed with AES-256-GCM; all its other fields are the associated data.
     *
     * @param content names the title
     * @param scheme {@code cbcs} or {@code cenc}
     * @param created RFC 3339
     * @param nonce 12 bytes in base64
     * @param sealed the key and, where it has one, its explicit IV, with the tag behind them, in base64
     */
    record SealedKey(
            String content, String scheme, String role, String kid, String created, String nonce, String sealed) {
        boolean isFor(String asked, ProtectionScheme used, KeyRole needed) {
            return content.equals(asked) && scheme.equals(used.fourCc()) && role.equals(needed.label());
        }
    }

    /**
     * Another secret, sealed with AES-256-GCM; its name is the associated data.
     *
     * @param name tells what it is
     * @param nonce 12 bytes in base64
     * @param sealed its UTF-8 with the tag behind it, in base64
     */
    record SealedText(String name, String nonce, String sealed) {}

    /**
     * An IV that was used.
     *
     * @param outline tells the track apart roughly; empty in version 1, where an IV never serves again
     * @param content SHA-256 of the encrypted track, in hexadecimal; empty until it was encrypted to its end
     * @param iv in hexadecimal
     */
    record UsedIv(String kid, String scheme, String outline, String content, String iv) {
        boolean isOf(KeyId key, ProtectionScheme used) {
            return kid.equals(key.toString()) && scheme.equals(used.fourCc());
        }
    }

    /** The same, as this version writes it. */
    VaultDocument current() {
        return new VaultDocument(format, texts.isEmpty() ? WITHOUT_TEXTS : VERSION, id, kek, keys, ivs, texts, mac);
    }

    Optional<SealedKey> key(String content, ProtectionScheme scheme, KeyRole role) {
        return keys.stream().filter(key -> key.isFor(content, scheme, role)).findFirst();
    }

    VaultDocument with(SealedKey key) {
        List<SealedKey> more = new ArrayList<>(keys);
        more.add(key);
        return new VaultDocument(format, version, id, kek, more, ivs, texts, mac);
    }

    VaultDocument with(List<UsedIv> all) {
        return new VaultDocument(format, version, id, kek, keys, all, texts, mac);
    }

    Optional<SealedText> text(String name) {
        return texts.stream().filter(text -> text.name().equals(name)).findFirst();
    }

    /** With other texts. */
    VaultDocument holding(List<SealedText> others) {
        return new VaultDocument(format, version, id, kek, keys, ivs, others, mac).current();
    }

    VaultDocument with(Kek other, List<SealedKey> resealed, List<SealedText> resealedTexts) {
        return new VaultDocument(format, version, id, other, resealed, ivs, resealedTexts, mac);
    }

    VaultDocument withMac(String made) {
        return new VaultDocument(format, version, id, kek, keys, ivs, texts, made);
    }
}
