package org.ladderworks.app.preview;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ladderworks.engine.time.Resolution;

/**
 * Frames as they are drawn. Its memory is shared: it is not written again until the shot is closed, so whoever gets one
 * closes it once the next one is on the screen. Thread-safe.
 */
public final class Shot implements AutoCloseable {
    private final Told.Shown shown;
    private final SharedRing ring;
    private final Runnable release;
    private final AtomicBoolean released = new AtomicBoolean();

    Shot(Told.Shown shown, SharedRing ring, Runnable release) {
        this.shown = shown;
        this.ring = ring;
        this.release = release;
    }

    /** Of each picture. */
    public Resolution size() {
        return shown.size();
    }

    /** How many pictures there are: two in mode BOTH, else one. */
    public int pictures() {
        return shown.pictures();
    }

    /**
     * A picture's pixels, row by row without gaps: blue, green, red and alpha, premultiplied (alpha is 255). Not to be
     * written, and not to be read once the shot is closed.
     */
    public ByteBuffer pixels(int picture) {
        if (picture < 0 || picture >= shown.pictures()) {
            throw new IndexOutOfBoundsException(picture);
        }
        int bytes = size().width() * size().height() * 4;
        return ring.slot(shown.slot(), picture * bytes, bytes);
    }

    /** The frames of which it was drawn, in the order of the footage. */
    public List<Side> sides() {
        return shown.sides();
    }

    /** Whether the times are the very frame's; libvlc's are near it. */
    public boolean exact() {
        return shown.exact();
    }

    /** The lines of the chosen text track at that time; empty for none. */
    public String text() {
        return shown.text();
    }

    @Override
    public void close() {
        if (released.compareAndSet(false, true)) {
            release.run();
        }
    }
}
