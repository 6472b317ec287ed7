package org.ladderworks.app.secret;

import java.util.Map;

/** Keeps the key-encryption key of a vault (KEK), which is 32 random bytes. */
interface KekKeeper {
    VaultProtection kind();

    /** In words, for people. */
    String described();

    /** Asks for what keeping a new one takes, as a person may take long. */
    default void ask() {}

    /**
     * Keeps it, durably.
     *
     * @param vault names it
     * @return what is needed to have it again, none of it secret
     * @throws org.ladderworks.engine.error.DrmException where it cannot be kept
     */
    Map<String, String> keep(String vault, byte[] kek);

    /**
     * The bytes that were kept; the caller wipes them.
     *
     * @param parameters that {@link #keep} returned, or whatever stands in the file by now
     * @throws org.ladderworks.engine.error.DrmException where it cannot be had
     */
    byte[] recall(String vault, Map<String, String> parameters);

    /** Takes away what was kept, where it can; the vault has another key by now. */
    void forget(String vault);
}
