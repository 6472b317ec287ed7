package org.ladderworks.engine.error;

import org.jspecify.annotations.Nullable;

/** The request itself cannot be carried out: options, job file or output folder (codes 2xxx). */
public final class UsageException extends EngineException {
    private static final long serialVersionUID = 1L;

    public UsageException(ErrorCode code, String what, String remedy) {
        this(code, what, remedy, null);
    }

    public UsageException(ErrorCode code, String what, String remedy, @Nullable Throwable cause) {
        super(code, what, remedy, cause);
    }
}
