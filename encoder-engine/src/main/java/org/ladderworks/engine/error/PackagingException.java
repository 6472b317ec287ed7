package org.ladderworks.engine.error;

import org.jspecify.annotations.Nullable;

/** Packaging failed (codes 5xxx). */
public final class PackagingException extends EngineException {
    private static final long serialVersionUID = 1L;

    public PackagingException(ErrorCode code, String what, String remedy) {
        this(code, what, remedy, null);
    }

    public PackagingException(ErrorCode code, String what, String remedy, @Nullable Throwable cause) {
        super(code, what, remedy, cause);
    }
}
