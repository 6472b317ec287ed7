package org.ladderworks.app.secret;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where a job's keys come from, as its job file says it. Holds no secret: only where they are. */
public sealed interface KeyOrigin {
    /** Drawn once, and kept in the vault. */
    record InVault() implements KeyOrigin {}

    /** Whoever starts the job is asked, once; then in the vault. */
    record Entered() implements KeyOrigin {}

    /** A key file. */
    record InFile(Path file) implements KeyOrigin {}

    /** A CPIX document in a file. */
    record InCpixFile(Path document, Optional<Identity> identity) implements KeyOrigin {}

    /** A CPIX document at an address. */
    record AtCpixAddress(URI address, Optional<Login> login, Optional<Identity> identity) implements KeyOrigin {}

    /** A provider that speaks SPEKE. */
    record AtSpeke(URI address, Optional<Login> login, Optional<Identity> identity) implements KeyOrigin {}

    /** Widevine's Common Encryption API. */
    record AtWidevine(URI address, String signer, SecretPlace key, SecretPlace iv, Optional<String> policy)
            implements KeyOrigin {}

    /** Who decrypts keys that are encrypted for us. */
    record Identity(Path certificate, Path privateKey) {}

    /** How we show a server who we are: as a user of HTTP's basic authentication, or in a header. */
    record Login(boolean basic, String name, SecretPlace secret) {}

    /** Where a password or token is. */
    sealed interface SecretPlace {
        record InFile(Path file) implements SecretPlace {}

        record InVariable(String name) implements SecretPlace {}

        /** In the vault, as it was typed in the window. */
        record InVault(String name) implements SecretPlace {
            /** What the vault has it under: no job can name another secret of the program, and send it somewhere. */
            public String text() {
                return "key server: " + name;
            }
        }
    }
}
