package org.ladderworks.engine.encode;

/** A hardware encoder failed in the middle of a title. Caught where the title is encoded again, in software. */
final class DeviceLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param why in words */
    DeviceLost(String why) {
        super(why);
    }

    /** What happened, in words. */
    String why() {
        return String.valueOf(getMessage());
    }
}
