package org.ladderworks.engine.error;

import org.jspecify.annotations.Nullable;

/** A release could not be published, or not be taken back (codes 7xxx). */
public final class PublishException extends EngineException {
    private static final long serialVersionUID = 1L;

    public PublishException(ErrorCode code, String what, String remedy) {
        this(code, what, remedy, null);
    }

    public PublishException(ErrorCode code, String what, String remedy, @Nullable Throwable cause) {
        super(code, what, remedy, cause);
    }
}
