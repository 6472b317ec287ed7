package org.ladderworks.engine.drm.cpix;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.NewSecretFile;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/** Hands keys on in a new file that its owner alone may read. Nothing calls this but who was told to. */
public final class CpixExport {
    private CpixExport() {}

    /**
     * Writes a document of the keys.
     *
     * @param recipient who alone can read the keys; empty for keys in clear
     * @throws DrmException where the file is there already, cannot be written, or the certificate is not valid now
     */
    public static void write(Path file, KeyRequest request, KeySet keys, Optional<Recipient> recipient) {
        recipient.ifPresent(CpixExport::requireValid);
        byte[] document = new CpixWriter(new SecureRandom()).write(request, keys, recipient);
        try {
            NewSecretFile.write(file, document);
        } finally {
            Arrays.fill(document, (byte) 0);
        }
    }

    private static void requireValid(Recipient recipient) {
        try {
            recipient.certificate().checkValidity();
        } catch (GeneralSecurityException e) {
            throw failed("the certificate of " + recipient + " is not valid today", "Have a new one sent.");
        }
    }

    private static DrmException failed(String what, String remedy) {
        return new DrmException(ErrorCode.KEYS_NOT_EXPORTED, what, remedy);
    }
}
