package org.ladderworks.app.secret;

import java.util.Optional;

/** The operating system's keyring, of the user who is signed in. */
public interface Keyring {
    /** In words, for people. */
    String described();

    /** True where it takes and gives secrets now. It may ask its user to unlock it. */
    boolean isThere();

    /**
     * Keeps a secret under a name, in the place of an earlier one.
     *
     * @throws KeyringFailed where it does not take it
     */
    void put(String name, String secret) throws KeyringFailed;

    /**
     * The secret of a name; empty where there is none.
     *
     * @throws KeyringFailed where it cannot be asked
     */
    Optional<String> get(String name) throws KeyringFailed;

    /**
     * Forgets the secret of a name, where there is one.
     *
     * @throws KeyringFailed where it cannot be asked
     */
    void remove(String name) throws KeyringFailed;

    /** It is not there, is locked, or refuses. */
    final class KeyringFailed extends Exception {
        private static final long serialVersionUID = 1L;

        public KeyringFailed(String message) {
            super(message);
        }
    }
}
