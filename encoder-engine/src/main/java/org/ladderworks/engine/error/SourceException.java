package org.ladderworks.engine.error;

import org.jspecify.annotations.Nullable;

/** The source cannot be used (codes 3xxx). */
public final class SourceException extends EngineException {
    private static final long serialVersionUID = 1L;

    public SourceException(ErrorCode code, String what, String remedy) {
        this(code, what, remedy, null);
    }

    public SourceException(ErrorCode code, String what, String remedy, @Nullable Throwable cause) {
        super(code, what, remedy, cause);
    }
}
