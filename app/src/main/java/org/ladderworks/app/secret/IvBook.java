package org.ladderworks.app.secret;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.ladderworks.app.secret.VaultDocument.UsedIv;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.IvLedger;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/** The IVs that a vault knows of. */
final class IvBook {
    private final List<UsedIv> used;

    IvBook(List<UsedIv> used) {
        this.used = used;
    }

    /** What was encrypted to its end and looks so. */
    List<IvLedger.Use> uses(KeyId key, ProtectionScheme scheme, String outline) {
        requireOutline(outline);
        return used.stream()
                .filter(iv -> iv.isOf(key, scheme)
                        && iv.outline().equals(outline)
                        && !iv.content().isEmpty())
                .map(iv -> new IvLedger.Use(iv.iv(), iv.content()))
                .toList();
    }

    /**
     * One that was never used with this key, in hexadecimal.
     *
     * @throws DrmException where the key was used in the other scheme (packaging rule 50)
     */
    String draw(KeyId key, ProtectionScheme scheme) {
        List<UsedIv> ofKey =
                used.stream().filter(iv -> iv.kid().equals(key.toString())).toList();
        if (ofKey.stream().anyMatch(iv -> !iv.scheme().equals(scheme.fourCc()))) {
            throw new DrmException(
                    ErrorCode.KEYS_UNUSABLE,
                    "the key " + key + " has encrypted in " + ofKey.getFirst().scheme() + ", and is to encrypt in "
                            + scheme.fourCc() + " now",
                    "Give each scheme keys of its own.");
        }
        List<byte[]> known =
                ofKey.stream().map(iv -> HexFormat.of().parseHex(iv.iv())).toList();
        return HexFormat.of().formatHex(new IvDraw().draw(scheme, known));
    }

    /** All, and one more that was drawn. */
    List<UsedIv> with(KeyId key, ProtectionScheme scheme, String outline, String iv) {
        requireOutline(outline);
        List<UsedIv> more = new ArrayList<>(used);
        more.add(new UsedIv(key.toString(), scheme.fourCc(), outline, "", iv));
        return more;
    }

    /** All, with what came out of tracks that are finished. */
    List<UsedIv> with(List<IvLedger.Finished> tracks) {
        Map<String, String> contents = new HashMap<>();
        for (IvLedger.Finished track : tracks) {
            contents.put(track.key() + " " + track.use().iv(), track.use().encrypted());
        }
        return used.stream()
                .map(iv -> new UsedIv(
                        iv.kid(),
                        iv.scheme(),
                        iv.outline(),
                        contents.getOrDefault(iv.kid() + " " + iv.iv(), iv.content()),
                        iv.iv()))
                .toList();
    }

    private static void requireOutline(String outline) {
        if (!outline.matches("[0-9a-f]{1,64}")) {
            throw new IllegalArgumentException("not an outline in hexadecimal");
        }
    }
}
