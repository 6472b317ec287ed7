package org.ladderworks.engine.pipeline;

import org.ladderworks.engine.cmaf.read.ProtectionBoxes;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.source.Source;

/** Finds sources that are encrypted (ISO/IEC 23001-7), of which FFmpeg tells nothing: it decodes them to noise. */
public final class EncryptedSource {
    private EncryptedSource() {}

    /** Passes what is no MP4 file, or a damaged one: others say so. */
    static void refuse(Source source) {
        if (isEncrypted(source)) {
            throw new SourceException(
                    ErrorCode.SOURCE_UNSUPPORTED,
                    source.file() + " is encrypted, and nothing is decrypted here",
                    "Encode the clear file; `ladderworks drm inspect` says how this one is encrypted.");
        }
    }

    /** True where any of an MP4 file's tracks is; false of what is no MP4 file. */
    public static boolean isEncrypted(Source source) {
        try {
            return ProtectionBoxes.read(source.firstFile()).entries().stream()
                    .anyMatch(entry -> entry.protection().isPresent());
        } catch (PackagingException e) {
            return false;
        }
    }
}
