package org.ladderworks.engine.drm;

import java.util.List;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;

/**
 * Remembers which IV encrypted what. Every IV that it gives is a new one; whoever asks finds out with what was finished
 * whether one may serve again, which it may for the same bytes alone.
 */
public interface IvLedger {
    /**
     * An IV that encrypted a track to its end.
     *
     * @param iv 16 bytes for {@code cbcs}, 8 for {@code cenc}, in hexadecimal
     * @param encrypted SHA-256 of what came out, in hexadecimal
     */
    record Use(String iv, String encrypted) {}

    /**
     * What was encrypted with a key, and came of tracks that look like this one; the oldest first.
     *
     * @param outline tells tracks apart roughly: up to 64 lower-case hexadecimal digits
     * @throws org.ladderworks.engine.error.DrmException where it cannot be read
     */
    List<Use> uses(KeyId key, ProtectionScheme scheme, String outline);

    /**
     * A new IV for a track, on disk before this returns, and never given again.
     *
     * @return 16 bytes for {@code cbcs}, 8 for {@code cenc}, in hexadecimal
     * @throws org.ladderworks.engine.error.DrmException where it cannot be kept
     */
    String draw(KeyId key, ProtectionScheme scheme, String outline);

    /**
     * Keeps what came out with IVs that were drawn; on disk before this returns.
     *
     * @throws org.ladderworks.engine.error.DrmException where it cannot be kept
     */
    void finished(List<Finished> tracks);

    /** A track that was encrypted to its end, with an IV that was drawn for it. */
    record Finished(KeyId key, Use use) {}
}
