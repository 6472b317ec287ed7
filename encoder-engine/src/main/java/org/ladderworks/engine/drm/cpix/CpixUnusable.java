package org.ladderworks.engine.drm.cpix;

import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/** Something in a document cannot be used. The message follows the document's name and repeats nothing secret. */
final class CpixUnusable extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String remedy;

    CpixUnusable(ErrorCode code, String message, String remedy) {
        super(message);
        this.code = code;
        this.remedy = remedy;
    }

    /** The document is no CPIX, or is damaged. */
    static CpixUnusable malformed(String message) {
        return new CpixUnusable(ErrorCode.KEYS_UNREADABLE, message, "Have it made again by whoever made it.");
    }

    DrmException in(String document) {
        return new DrmException(code, document + " cannot be used: " + getMessage(), remedy);
    }
}
