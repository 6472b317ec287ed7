package org.ladderworks.app.secret;

import java.util.function.Consumer;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/** How keys are entered; never by an argument or the environment, which other processes can read. */
public interface KeyEntry extends AutoCloseable {
    /**
     * Has a key entered for every role that is asked for.
     *
     * @param keep takes what was entered, or throws DrmException (KEYS_UNUSABLE) with what is wrong with it
     * @throws DrmException where they are not entered
     */
    void enter(KeyRequest wanted, Consumer<KeySet> keep);

    /** True where keys are given with the command, and so are held against those that are kept already. */
    boolean isGiven();

    /** Wipes what is left of them. */
    @Override
    void close();

    /** Where there is nobody to ask. */
    static KeyEntry none() {
        return new KeyEntry() {
            @Override
            public void enter(KeyRequest wanted, Consumer<KeySet> keep) {
                throw new DrmException(
                        ErrorCode.KEYS_NOT_ENTERED,
                        "the keys of %s in %s are to be entered, and there is nobody to ask"
                                .formatted(wanted.content(), wanted.scheme().fourCc()),
                        "Type them in the protection room of the window, or run `ladderworks encode` or `package` of this"
                                + " title at a terminal, or give them the keys with --keys-fd; then they are in the vault,"
                                + " and are not asked for again.");
            }

            @Override
            public boolean isGiven() {
                return false;
            }

            @Override
            public void close() {}
        };
    }
}
