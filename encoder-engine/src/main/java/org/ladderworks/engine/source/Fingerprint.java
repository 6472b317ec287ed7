package org.ladderworks.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.progress.Cancellation;

/** A SHA-256 that is being made. Not thread-safe. */
final class Fingerprint {
    private static final int READ_SIZE = 1 << 20;

    private final MessageDigest digest = Sha256.digest();
    private final byte[] buffer = new byte[READ_SIZE];

    void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes of a file. */
    void add(Path file, Cancellation cancellation) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                cancellation.checkAndWait();
            }
        }
    }

    /** A number that keeps files apart which follow each other. */
    void add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** In lower-case hex; nothing can be added afterwards. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
