package org.ladderworks.engine.error;

import org.jspecify.annotations.Nullable;

/** Encoding failed (codes 4xxx). */
public final class EncodeException extends EngineException {
    private static final long serialVersionUID = 1L;

    public EncodeException(ErrorCode code, String what, String remedy) {
        this(code, what, remedy, null);
    }

    public EncodeException(ErrorCode code, String what, String remedy, @Nullable Throwable cause) {
        super(code, what, remedy, cause);
    }
}
