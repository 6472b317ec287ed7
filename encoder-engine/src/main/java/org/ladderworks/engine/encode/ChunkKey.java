package org.ladderworks.engine.encode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.ladderworks.engine.disk.Sha256;

/** The name of an artefact: a hash of everything that decides its bytes. */
record ChunkKey(String hex) {
    /** Names all of them at once, in their order. */
    static ChunkKey combined(List<ChunkKey> keys) {
        return of("", keys.stream().map(ChunkKey::hex).toList(), "");
    }

    /**
     * Hashes the inputs.
     *
     * @param sourceFingerprint SHA-256 of the source
     * @param command the resolved arguments, with paths left out
     * @param tool version of the tool
     */
    static ChunkKey of(String sourceFingerprint, List<String> command, String tool) {
        MessageDigest digest = Sha256.digest();
        digest.update(sourceFingerprint.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(tool.getBytes(StandardCharsets.UTF_8));
        for (String argument : command) {
            digest.update((byte) 0);
            digest.update(argument.getBytes(StandardCharsets.UTF_8));
        }
        return new ChunkKey(HexFormat.of().formatHex(digest.digest()));
    }
}
