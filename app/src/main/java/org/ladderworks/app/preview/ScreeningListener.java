package org.ladderworks.app.preview;

import org.ladderworks.engine.time.MediaTime;

/** Hears of a screening, one call after the other, on a thread of the worker's that must not be kept. */
public interface ScreeningListener {
    /** The footage was opened; again after a crash. */
    void opened(Facts facts);

    /** Something is to be seen. The listener closes the shot. */
    void shown(Shot shot);

    /** It plays, or stands: {@code rate} is 0 then, also where it came to its end. */
    void running(double rate, MediaTime time);

    /** Who plays, and why. */
    void plays(Player player);

    /** Something went wrong; the screening may be used on. */
    void trouble(Trouble trouble);
}
