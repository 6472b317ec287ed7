package org.ladderworks.engine.cmaf;

/** Bytes that contradict their format. The message says what is wrong and in which box; the caller adds the file. */
public final class MalformedMediaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedMediaException(String what) {
        super(what);
    }
}
