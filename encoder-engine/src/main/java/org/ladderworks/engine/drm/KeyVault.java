package org.ladderworks.engine.drm;

import java.util.function.Supplier;

/** Keeps keys by what they are for: title, scheme and role. Thread-safe, also across processes. */
public interface KeyVault {
    /**
     * A key for every role that is asked for. Those that are not kept yet are drawn, and are on the disk before this returns.
     *
     * @param draw makes a new key
     * @throws org.ladderworks.engine.error.DrmException where the vault cannot be used
     */
    KeySet keys(KeyRequest request, Supplier<ContentKey> draw);

    /**
     * The keys for those of the roles that are kept; fewer than are asked for, where the others are not. The caller closes them.
     *
     * @throws org.ladderworks.engine.error.DrmException where the vault cannot be used
     */
    KeySet kept(KeyRequest request);

    /**
     * Keeps keys that were made elsewhere. Keys are never replaced: what was encrypted with the old ones would be lost.
     *
     * @throws org.ladderworks.engine.error.DrmException where another key is kept for one of the roles, or the vault cannot
     *     be used
     */
    void keep(KeyRequest request, KeySet keys);
}
