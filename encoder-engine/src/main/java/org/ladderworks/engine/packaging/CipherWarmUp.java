package org.ladderworks.engine.packaging;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.cenc.SampleCipher;
import org.ladderworks.engine.cmaf.cenc.TrackEncryption;
import org.ladderworks.engine.disk.Sha256;

/**
 * Hashes and encrypts bytes of no meaning until the virtual machine has compiled both into instructions for them. A program
 * that packages at once and ends would else do so beside its packaging, whose first half second is many times slower for it;
 * while the program starts, a core is idle.
 */
public final class CipherWarmUp {
    /** Enough for the thresholds of the compilers, which the launcher lowers for ciphers. */
    private static final int ROUNDS = 32;

    private CipherWarmUp() {}

    /** Returns at once the thread that does it, for which nobody needs to wait. */
    public static Thread start() {
        return Thread.ofPlatform().name("warm-up").daemon().start(CipherWarmUp::run);
    }

    private static void run() {
        MessageDigest digest = Sha256.digest();
        SampleCipher pattern = cipher(ProtectionScheme.CBCS);
        ByteBuffer bytes = ByteBuffer.allocateDirect(SampleCipher.PIECE);
        for (int round = 0; round < ROUNDS; round++) {
            pattern.beginSample(round);
            pattern.beginRange();
            pattern.encrypt(bytes, 0, SampleCipher.PIECE);
            digest.update(bytes.clear());
        }
    }

    private static SampleCipher cipher(ProtectionScheme scheme) {
        TrackEncryption track = new TrackEncryption(
                scheme, new KeyId(new UUID(0, 0)), new byte[TrackEncryption.ivLength(scheme)], true);
        return new SampleCipher(track, new SecretKeySpec(new byte[16], "AES"));
    }
}
