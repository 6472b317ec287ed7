package org.ladderworks.app.secret;

import java.nio.file.Path;

/**
 * What a vault tells to those who cannot unlock it; whether it is whole, nobody can tell who has not.
 *
 * @param titles with a key in it
 * @param ivs that were used
 */
public record VaultStatus(Path file, VaultProtection protection, int keys, int titles, int ivs) {}
