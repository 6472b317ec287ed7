package org.ladderworks.app.secret;

import java.util.List;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.IvLedger;

/** Asks a ledger for IVs as a packager does, for a track that comes out alike with every IV. */
final class TrackOfTest {
    private TrackOfTest() {}

    /**
     * The IV of a track, which is finished with it.
     *
     * @param encrypted SHA-256 of what comes out; its outline is the first half
     */
    static String iv(IvLedger ledger, KeyId key, ProtectionScheme scheme, String encrypted) {
        String outline = encrypted.substring(0, 32);
        return ledger.uses(key, scheme, outline).stream()
                .filter(use -> use.encrypted().equals(encrypted))
                .map(IvLedger.Use::iv)
                .findFirst()
                .orElseGet(() -> {
                    String drawn = ledger.draw(key, scheme, outline);
                    ledger.finished(List.of(new IvLedger.Finished(key, new IvLedger.Use(drawn, encrypted))));
                    return drawn;
                });
    }
}
