package org.ladderworks.app.preview.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Material;

/**
 * The frames of one video track, each found by its time. Some around the position are kept decoded, without a gap; a thread
 * decodes on in both directions meanwhile, backwards from the key frame before. All times are in the track's time base.
 * Thread-safe.
 */
final class Reel implements AutoCloseable {
    /** Of decoded pictures: sixty of 1080p in eight bits, seven of 4K in ten. */
    private static final long MOST_BYTES = 192L << 20;

    private static final int MOST_FRAMES = 60;
    private static final int FEWEST_FRAMES = 6;

    /** Further on than so many frames, a seek is quicker than decoding all between. */
    private static final int NEAR = 24;

    /** Frames whose times go back: some are a fault, many are another timeline. */
    private static final int MOST_STRAYS = 1000;

    /** Fair: whoever waits for a frame comes before the next one of the reading ahead. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private final Condition changed = lock.newCondition();
    private final TrackDecoder forward;
    private final Upright upright;
    private final Rewind rewind;
    private final long frameTicks;
    private final NavigableMap<Long, Still> kept = new TreeMap<>();
    private final Thread reader;
    private int most = FEWEST_FRAMES;

    /** Of the last frame that {@code forward} gave. */
    private long forwardAt = Long.MIN_VALUE;

    private long here = Long.MIN_VALUE;

    /** Up to then nothing follows the last frame that is kept, though nothing behind it was decoded. */
    private long settled = Long.MIN_VALUE;

    private boolean begins;
    private boolean ends;
    private boolean wantsBack;
    private boolean closed;
    private @Nullable Unshowable failure;

    /**
     * Takes over the decoder.
     *
     * @param frameTicks the nominal length of a frame
     */
    Reel(Material material, TrackDecoder forward, @Nullable FilterChain upright, long frameTicks) {
        this.forward = forward;
        this.upright = new Upright(upright);
        this.frameTicks = Math.max(1, frameTicks);
        rewind = new Rewind(material, this.upright, this.frameTicks);
        reader = Thread.ofPlatform().daemon().name("read ahead").unstarted(this::readAhead);
        reader.start();
    }

    /**
     * The frame that is shown at a time: the last one that begins then or before, or the first of all. The caller closes
     * it.
     */
    Still at(long pts) throws Unshowable {
        lock.lock();
        try {
            return handedOut(find(pts));
        } finally {
            lock.unlock();
        }
    }

    /** The frame so many behind the one of that time, or before it; at the ends the last or the first one. */
    Still stepped(long from, int frames) throws Unshowable {
        lock.lock();
        try {
            Still found = find(from);
            for (int i = 0; i < frames; i++) {
                here = found.pts();
                Still next = after(found.pts());
                if (next == null) {
                    break;
                }
                found = next;
                trim();
            }
            for (int i = 0; i > frames; i--) {
                here = found.pts();
                Still previous = before(found.pts());
                if (previous == null) {
                    break;
                }
                found = previous;
            }
            return handedOut(found);
        } finally {
            lock.unlock();
        }
    }

    private Still handedOut(Still found) {
        here = found.pts();
        Still share = found.share();
        trim();
        changed.signalAll();
        return share;
    }

    /** Whether nothing follows the frame of that time, as far as is known. */
    boolean isLast(long pts) {
        lock.lock();
        try {
            return ends && !kept.isEmpty() && pts >= kept.lastKey();
        } finally {
            lock.unlock();
        }
    }

    boolean isFirst(long pts) {
        lock.lock();
        try {
            return begins && !kept.isEmpty() && pts <= kept.firstKey();
        } finally {
            lock.unlock();
        }
    }

    /** What is decoded forwards, for what went wrong there. */
    TrackDecoder decoder() {
        return forward;
    }

    private Still find(long pts) throws Unshowable {
        if (isAway(pts)) {
            if (!kept.isEmpty() && pts < kept.firstKey() && kept.firstKey() - pts <= 2 * frameTicks) {
                awaitBackward();
            }
            if (isAway(pts)) {
                seek(pts);
            }
        }
        while (pts > Math.max(kept.lastKey(), settled) && !ends) {
            here = kept.lastKey();
            trim();
            decodeOn();
        }
        Map.Entry<Long, Still> floor = kept.floorEntry(pts);
        return (floor == null ? kept.firstEntry() : floor).getValue();
    }

    /** Neither kept nor near behind what is. */
    private boolean isAway(long pts) {
        if (kept.isEmpty()) {
            return true;
        }
        return pts < kept.firstKey() ? !begins : !ends && pts > kept.lastKey() + NEAR * frameTicks;
    }

    /** Whether the frame of that time is decoded, or will be soon without a seek. */
    boolean isNear(long pts) {
        lock.lock();
        try {
            return !isAway(pts);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Still after(long pts) throws Unshowable {
        while (kept.lastKey() <= pts && !ends) {
            decodeOn();
        }
        Map.Entry<Long, Still> next = kept.higherEntry(pts);
        return next == null ? null : next.getValue();
    }

    private @Nullable Still before(long pts) throws Unshowable {
        if (kept.firstKey() >= pts && !begins) {
            awaitBackward();
        }
        Map.Entry<Long, Still> previous = kept.lowerEntry(pts);
        return previous == null ? null : previous.getValue();
    }

    /** Everything anew from the key frame before. */
    private void seek(long pts) throws Unshowable {
        // Where a frame lasts longer than those few, none of them may be passed over.
        if (!gather(pts, pts - 4 * frameTicks)) {
            gather(pts, Long.MIN_VALUE);
        }
        if (kept.isEmpty()) {
            throw forward.failure();
        }
    }

    /** Keeps the frames from one time on to the other; false where they are not known to hold the one that is shown then. */
    private boolean gather(long pts, long from) throws Unshowable {
        forget();
        boolean inside = forward.seek(pts);
        boolean passed = false;
        ends = true;
        forwardAt = Long.MIN_VALUE;
        if (forward.soughtTo() > pts - frameTicks) {
            AVFrame alone = forward.keyAlone(pts);
            if (alone != null) {
                put(alone);
                settled = pts;
                begins = false;
                ends = false;
                return true;
            }
            inside = forward.seek(pts);
        }
        forward.hurryUntil(from);
        for (AVFrame frame = forward.next(); frame != null; frame = forward.next()) {
            if (frame.pts() < from) {
                passed = true;
                continue;
            }
            keep(frame);
            if (kept.size() > most) {
                kept.pollFirstEntry().getValue().close();
                passed = true;
            }
            if (frame.pts() >= pts) {
                ends = false;
                break;
            }
        }
        begins = !inside && !passed;
        return !kept.isEmpty() && (kept.firstKey() <= pts || !passed);
    }

    private void decodeOn() throws Unshowable {
        long last = kept.lastKey();
        if (forwardAt != last) {
            // It has run on, and what it gave was dropped meanwhile.
            forward.seek(last);
            forward.hurryUntil(last);
        }
        AVFrame frame = forward.next();
        for (int i = 0; i < MOST_STRAYS && frame != null && frame.pts() <= last; i++) {
            frame = forward.next();
        }
        if (frame == null || frame.pts() <= last) {
            ends = true;
        } else {
            keep(frame);
        }
    }

    private void keep(AVFrame frame) throws Unshowable {
        put(frame);
        forwardAt = frame.pts();
    }

    private void put(AVFrame frame) throws Unshowable {
        Still still = upright.still(frame);
        most = Math.clamp(MOST_BYTES / still.bytes(), FEWEST_FRAMES, MOST_FRAMES);
        Still older = kept.put(frame.pts(), still);
        if (older != null) {
            older.close();
        }
    }

    /** Two thirds of what is kept lie before the position: that is the costly direction. */
    private void trim() {
        int behind = most * 2 / 3;
        while (kept.size() > most && kept.headMap(here, false).size() > behind) {
            kept.pollFirstEntry().getValue().close();
            begins = false;
        }
        while (kept.size() > most && kept.lastKey() > here) {
            kept.pollLastEntry().getValue().close();
            settled = Long.MIN_VALUE;
            ends = false;
        }
    }

    private void forget() {
        kept.values().forEach(Still::close);
        kept.clear();
        settled = Long.MIN_VALUE;
    }

    private void awaitBackward() throws Unshowable {
        wantsBack = true;
        changed.signalAll();
        while (wantsBack && !closed) {
            changed.awaitUninterruptibly();
        }
        Unshowable failed = failure;
        if (failed != null) {
            failure = null;
            throw failed;
        }
    }

    private void readAhead() {
        while (true) {
            long first;
            int room;
            lock.lock();
            try {
                while (!closed && !wantsBack && !wantsMore() && !wantsEarlier()) {
                    changed.awaitUninterruptibly();
                }
                if (closed) {
                    return;
                }
                if (!wantsBack && wantsMore()) {
                    decodeOn();
                    continue;
                }
                first = kept.isEmpty() ? Long.MIN_VALUE : kept.firstKey();
                room = Math.max(1, most / 2);
            } catch (Unshowable e) {
                ends = true;
                continue;
            } finally {
                lock.unlock();
            }
            List<Still> earlier = new ArrayList<>();
            boolean atBeginning = false;
            Unshowable failed = null;
            try {
                atBeginning = first == Long.MIN_VALUE || rewind.before(first, room, earlier);
            } catch (Unshowable e) {
                failed = e;
            }
            lock.lock();
            try {
                boolean fits = !closed && !kept.isEmpty() && kept.firstKey() == first;
                for (Still still : earlier) {
                    if (fits) {
                        Still older = kept.put(still.pts(), still);
                        if (older != null) {
                            older.close();
                        }
                    } else {
                        still.close();
                    }
                }
                if (fits) {
                    begins = atBeginning || failed != null;
                }
                if (fits || failed != null) {
                    failure = wantsBack ? failed : null;
                    wantsBack = false;
                }
                trim();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean wantsMore() {
        return !ends && !kept.isEmpty() && kept.tailMap(here, false).size() < Math.max(1, most / 4);
    }

    private boolean wantsEarlier() {
        return !begins && !kept.isEmpty() && kept.headMap(here, false).size() < most / 4;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forget();
        forward.close();
        rewind.close();
        upright.close();
    }
}
