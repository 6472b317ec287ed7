package org.ladderworks.publish.store;

import java.io.IOException;

/** The store asks to be asked less ({@code 503 SlowDown}, {@code 429}). */
public final class StoreBusy extends IOException {
    private static final long serialVersionUID = 1L;

    public StoreBusy(String message, Throwable cause) {
        super(message, cause);
    }
}
