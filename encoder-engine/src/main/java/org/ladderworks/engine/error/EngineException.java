package org.ladderworks.engine.error;

import org.jspecify.annotations.Nullable;

/** A stage could not do its work. The message says what and where; the remedy says what to do. Holds no secrets. */
public abstract sealed class EngineException extends RuntimeException
        permits UsageException, SourceException, EncodeException, PackagingException, DrmException, PublishException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String remedy;

    EngineException(ErrorCode code, String what, String remedy, @Nullable Throwable cause) {
        super(what, cause);
        this.code = code;
        this.remedy = remedy;
    }

    public ErrorCode code() {
        return code;
    }

    /** What the operator can do about it, as a sentence. */
    public String remedy() {
        return remedy;
    }
}
