package org.ladderworks.engine.drm;

import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;

/** Remembers which IV encrypted what: equal bytes get the IV that they had, other bytes never one that was used. */
public interface IvLedger {
    /**
     * The IV of a track, drawn at the first call and on disk before this returns.
     *
     * @param content SHA-256 of the clear track in hexadecimal
     * @return 16 bytes for {@code cbcs}, 8 for {@code cenc}
     * @throws org.ladderworks.engine.error.DrmException where it cannot be kept
     */
    byte[] iv(KeyId key, ProtectionScheme scheme, String content);
}
