package org.ladderworks.app.doctor;

import org.ladderworks.engine.saying.Phrase;

/** Where something was found, or why it was not. */
enum Found implements Phrase {
    NOWHERE("not found"),
    NO_CREDENTIALS("none found"),
    NO_CREDENTIALS_BUT_A_ROLE("none found, unless this machine has a role in AWS"),
    MALFORMED_AWS("a file in ~/.aws is malformed"),
    FOLDER("a folder; it needs no credentials"),
    /** What else is told of the vault. */
    VAULT_UNLOCKED("{0}; unlocked at the moment"),
    /** What else is told of the vault. */
    VAULT_LOCKED("{0}; locked at the moment"),
    /** Its file. */
    VAULT_BY_PASSPHRASE("{0}, protected by a passphrase"),
    /** Its file. */
    VAULT_BY_KEYRING("{0}, protected by the keyring, which is there"),
    /** Its file. */
    VAULT_BY_NO_KEYRING("{0}, protected by a keyring that is not there now: it stays locked"),
    /** Its file. */
    VAULT_BY_FILE("{0}, protected by a file beside it alone"),
    NEW_VAULT_BY_PASSPHRASE("none yet; a new one would be protected by a passphrase"),
    NEW_VAULT_BY_KEYRING("none yet; a new one would be protected by the keyring, which is there"),
    NEW_VAULT_BY_NO_KEYRING(
            "none yet; a new one would be protected by a keyring that is not there now: it stays locked"),
    NEW_VAULT_BY_FILE("none yet; a new one would be protected by a file beside it alone"),
    /** The kind of server. */
    SERVER_WITHOUT_SECRET("{0}; it names no secret"),
    /** The kind of server, and the place or places of its secret. */
    SERVER_SECRET("{0}; its secret is in {1}"),
    /** The kind of server, and what is missing. */
    SERVER_LACKS_ONE("{0}; {1} is not there"),
    /** The kind of server, and what is missing. */
    SERVER_LACKS("{0}; {1} are not there"),
    /** A place of a secret. */
    IN_VARIABLE("the variable {0}"),
    /** A place of a secret. */
    IN_FILE("the file {0}"),
    /** A place of a secret. */
    IN_VAULT("the vault under {0}"),
    /** A codec that a hardware encoder does not make, and why. */
    NOT_A_CODEC("not {0} ({1})");

    private final String english;

    Found(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
