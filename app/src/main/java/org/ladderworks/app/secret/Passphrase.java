package org.ladderworks.app.secret;

/** Where a passphrase comes from; never from an argument or the environment, which other processes can read. */
@FunctionalInterface
public interface Passphrase {
    /**
     * The characters; the caller wipes them.
     *
     * @param fresh true where it is a new one, which a person types twice
     * @throws org.ladderworks.engine.error.DrmException where there is none
     */
    char[] read(boolean fresh);
}
