package org.ladderworks.app.preview.worker;

import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Player;
import org.ladderworks.app.preview.Told;
import org.ladderworks.engine.time.MediaTime;

/** Plays the exact frames against the clock; those for which there is no time are left out. */
final class FramePlayback implements Playback {
    private static final int LONGEST_WAIT = 40;
    private static final long MICRO = 1_000_000;

    private final Projector projector;
    private final Lock lock;
    private final double rate;
    private final Player player;
    private final long frameMicros;

    /** So long before its own time a frame is shown already (Projection.slack), rounded up. */
    private final long slackMicros;

    private @Nullable SoundOut sound;
    private long startMicros;
    private long startNanos;

    FramePlayback(Projector projector, Lock lock, double rate, MediaTime from, Player player) {
        this.projector = projector;
        this.lock = lock;
        this.rate = rate;
        frameMicros = Math.max(1, micros(lock.leader().facts().rate().frameDuration()));
        slackMicros = micros(lock.leader().slack()) + 1;
        startMicros = micros(from);
        if (rate == 1) {
            SoundOut opened = SoundOut.open(lock.projections().getFirst(), projector.sound());
            sound = opened;
            this.player = opened.whyNot()
                    .map(why -> new Player(player.kind(), player.why() + "; " + why, false))
                    .orElse(player);
        } else {
            this.player = new Player(player.kind(), player.why(), false);
        }
        startFrom(isAtEnd() ? beginning() : startMicros);
    }

    private boolean isAtEnd() {
        Lock.Frames shown = projector.shown();
        if (shown == null) {
            return false;
        }
        long pts = lock.led(shown).pts();
        return rate > 0
                ? lock.leader().reel().isLast(pts) || startMicros + frameMicros / 2 >= out()
                : lock.leader().reel().isFirst(pts) || startMicros <= in();
    }

    /** Where playing begins, in its direction. */
    private long beginning() {
        if (rate > 0) {
            return Math.max(0, in());
        }
        long out = out();
        if (out != Long.MAX_VALUE) {
            return out - frameMicros;
        }
        return lock.leader().facts().length().map(FramePlayback::micros).orElse(startMicros);
    }

    private long in() {
        return projector.marks().in().map(FramePlayback::micros).orElse(0L);
    }

    private long out() {
        return projector.marks().out().map(FramePlayback::micros).orElse(Long.MAX_VALUE);
    }

    private void startFrom(long micros) {
        startMicros = micros;
        startNanos = System.nanoTime();
        if (sound != null) {
            sound.start(time(micros));
        }
    }

    private long now() {
        return startMicros + Math.round((System.nanoTime() - startNanos) / 1000.0 * rate);
    }

    private static long micros(MediaTime time) {
        return time.ticksIn(new org.ladderworks.engine.time.Timescale(MICRO));
    }

    private static MediaTime time(long micros) {
        return MediaTime.of(micros, MICRO);
    }

    @Override
    public long due() {
        long shownAt = micros(projector.position());
        double until = rate > 0 ? shownAt + frameMicros - now() : now() - shownAt;
        return Math.clamp(Math.round(until / Math.abs(rate) / 1000), 0, LONGEST_WAIT);
    }

    @Override
    public void go() throws Unshowable {
        long now = now();
        boolean over = rate > 0 ? now >= out() - slackMicros : now < in();
        Lock.Frames shown = projector.shown();
        if (shown != null) {
            long pts = lock.led(shown).pts();
            over = over
                    || (rate > 0
                            ? lock.leader().reel().isLast(pts) && now >= micros(projector.position()) + frameMicros
                            : lock.leader().reel().isFirst(pts) && now < micros(projector.position()));
        }
        if (over && projector.marks().loop()) {
            startFrom(beginning());
            projector.tell(new Told.Running(rate, time(startMicros)));
            now = startMicros;
        } else if (over) {
            // Backwards its first frame is the end, also where there was no time for it.
            projector.ended(rate > 0 ? projector.position() : time(in()));
            return;
        }
        Lock.Frames frames = lock.at(time(now));
        if (shown != null && lock.led(shown).pts() == lock.led(frames).pts()) {
            frames.close();
        } else {
            projector.showNow(frames);
        }
    }

    @Override
    public double rate() {
        return rate;
    }

    @Override
    public Player player() {
        return player;
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public MediaTime end() {
        if (sound != null) {
            sound.close();
        }
        return projector.position();
    }
}
