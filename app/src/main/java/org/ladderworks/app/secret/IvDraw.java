package org.ladderworks.app.secret;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;

/**
 * Draws IVs. Under AES-CTR the IVs of a track's samples follow its first one, so first ones of a key lie so far from each other
 * that no two tracks ever meet (ISO/IEC 23001-7, 9.5: a counter is never used twice).
 */
final class IvDraw {
    static final int CBCS_BYTES = 16;
    static final int CENC_BYTES = 8;

    /** More samples than a track has in years. */
    private static final long APART = 1L << 32;

    private final SecureRandom random = new SecureRandom();

    /**
     * A new one.
     *
     * @param used all that were used with the key
     */
    byte[] draw(ProtectionScheme scheme, List<byte[]> used) {
        byte[] iv = new byte[scheme == ProtectionScheme.CBCS ? CBCS_BYTES : CENC_BYTES];
        do {
            random.nextBytes(iv);
        } while (used.stream().anyMatch(other -> meets(scheme, iv, other)));
        return iv;
    }

    static boolean meets(ProtectionScheme scheme, byte[] iv, byte[] other) {
        if (scheme == ProtectionScheme.CBCS) {
            return Arrays.equals(iv, other);
        }
        // Counters go round, so the distance is taken both ways.
        long distance = ByteBuffer.wrap(iv).getLong() - ByteBuffer.wrap(other).getLong();
        return Long.compareUnsigned(distance, APART) < 0 || Long.compareUnsigned(-distance, APART) < 0;
    }
}
