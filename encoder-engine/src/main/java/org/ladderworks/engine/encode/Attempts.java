package org.ladderworks.engine.encode;

import java.io.IOException;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;

/**
 * Tries a part once more where its tool failed for no reason that lies in the source or on the disk: it was killed, it
 * crashed, it stood still. A part that fails again is given up; the others go on.
 */
final class Attempts {
    private static final int MOST = 2;

    private Attempts() {}

    /** One attempt; what it wrote before it failed is written over by the next. */
    @FunctionalInterface
    interface Attempt {
        void run() throws IOException;
    }

    /**
     * Runs until it succeeds or is given up.
     *
     * @param what part it is, for people: minutes and file
     * @param told hears of a second attempt
     * @throws EncodeException ENCODE_PART_FAILED where it was given up
     */
    static void run(String what, Cancellation cancellation, PartProgress told, Attempt attempt) throws IOException {
        for (int number = 1; ; number++) {
            try {
                attempt.run();
                return;
            } catch (EncodeException e) {
                cancellation.check();
                if (e.code() != ErrorCode.ENCODE_FAILED) {
                    throw e;
                }
                if (number == MOST) {
                    throw new EncodeException(
                            ErrorCode.ENCODE_PART_FAILED,
                            what + " was given up after " + MOST + " attempts: " + e.getMessage(),
                            e.remedy() + " All other parts are kept.",
                            e);
                }
                System.getLogger(Attempts.class.getName())
                        .log(System.Logger.Level.WARNING, what + " is tried again", e);
                told.triedAgain(what + " is tried again: " + e.getMessage());
            }
        }
    }
}
