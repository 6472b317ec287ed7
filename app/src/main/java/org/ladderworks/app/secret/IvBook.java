package org.ladderworks.app.secret;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ladderworks.app.secret.VaultDocument.UsedIv;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/** The IVs that a vault knows of. */
final class IvBook {
    private final List<UsedIv> used;

    IvBook(VaultDocument document) {
        used = document.ivs();
    }

    /** The IV that this content had with this key. */
    Optional<byte[]> find(KeyId key, ProtectionScheme scheme, String content) {
        if (!content.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 in hexadecimal");
        }
        return used.stream()
                .filter(iv -> iv.kid().equals(key.toString())
                        && iv.scheme().equals(scheme.fourCc())
                        && iv.content().equals(content))
                .map(iv -> HexFormat.of().parseHex(iv.iv()))
                .findFirst();
    }

    /**
     * One that was never used with this key.
     *
     * @throws DrmException where the key was used in the other scheme (packaging rule 50)
     */
    byte[] draw(KeyId key, ProtectionScheme scheme) {
        List<UsedIv> ofKey =
                used.stream().filter(iv -> iv.kid().equals(key.toString())).toList();
        if (ofKey.stream().anyMatch(iv -> !iv.scheme().equals(scheme.fourCc()))) {
            throw new DrmException(
                    ErrorCode.KEYS_UNUSABLE,
                    "the key " + key + " has encrypted in " + ofKey.getFirst().scheme() + ", and is to encrypt in "
                            + scheme.fourCc() + " now",
                    "Give each scheme keys of its own.");
        }
        return new IvDraw()
                .draw(
                        scheme,
                        ofKey.stream()
                                .map(iv -> HexFormat.of().parseHex(iv.iv()))
                                .toList());
    }

    static UsedIv entry(KeyId key, ProtectionScheme scheme, String content, byte[] iv) {
        return new UsedIv(
                key.toString(), scheme.fourCc(), content, HexFormat.of().formatHex(iv));
    }
}
