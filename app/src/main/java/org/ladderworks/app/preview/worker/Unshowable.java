package org.ladderworks.app.preview.worker;

import org.ladderworks.app.preview.Trouble;

/** Footage, or a part of it, cannot be shown. */
final class Unshowable extends Exception {
    private static final long serialVersionUID = 1;

    private final Trouble.Kind kind;

    Unshowable(Trouble.Kind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    Trouble trouble() {
        return new Trouble(kind, String.valueOf(getMessage()));
    }
}
