package org.ladderworks.engine.error;

import org.jspecify.annotations.Nullable;

/** Keys cannot be had, or a protection cannot work (codes 51xx). Never holds a key. */
public final class DrmException extends EngineException {
    private static final long serialVersionUID = 1L;

    public DrmException(ErrorCode code, String what, String remedy) {
        this(code, what, remedy, null);
    }

    public DrmException(ErrorCode code, String what, String remedy, @Nullable Throwable cause) {
        super(code, what, remedy, cause);
    }
}
