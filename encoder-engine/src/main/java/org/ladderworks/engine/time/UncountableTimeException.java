package org.ladderworks.engine.time;

/** A time, or a clock, that 64 bits cannot hold: no real recording has one, but a damaged or hostile file may. */
public final class UncountableTimeException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    UncountableTimeException(String what) {
        super(what);
    }
}
