package org.ladderworks.app.ui.review;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Facts;
import org.ladderworks.app.preview.Player;
import org.ladderworks.app.preview.ScreeningListener;
import org.ladderworks.app.preview.Shot;
import org.ladderworks.app.preview.Trouble;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.time.MediaTime;

/**
 * Brings what the worker tells to the UI thread: of one screening, the last that was begun. Of shots that come faster than
 * they are seen the newest counts.
 */
final class Hearing {
    private final ConcurrentLinkedQueue<Runnable> heard = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Shot> newest = new AtomicReference<>();
    private final Consumer<Shot> shown;
    private final Pace pace;
    private long number;

    /** @param shown takes over the shots, on the UI thread */
    Hearing(Workbench bench, Consumer<Shot> shown) {
        this.shown = shown;
        this.pace = bench.pace(Duration.ZERO, this::hear);
    }

    /** Of those before it nothing counts any more. On the UI thread. */
    ScreeningListener begin(ScreeningListener told) {
        end();
        return new Relay(number, told);
    }

    /** Nothing more is heard. On the UI thread. */
    void end() {
        number++;
        Shot waiting = newest.getAndSet(null);
        if (waiting != null) {
            waiting.close();
        }
    }

    /** Runs something on the UI thread, in its turn. From any thread. */
    void later(Runnable what) {
        heard.add(what);
        pace.ask();
    }

    private void hear() {
        for (Runnable next = heard.poll(); next != null; next = heard.poll()) {
            next.run();
        }
        Shot come = newest.getAndSet(null);
        if (come != null) {
            shown.accept(come);
        }
    }

    private final class Relay implements ScreeningListener {
        private final long own;
        private final ScreeningListener told;

        Relay(long own, ScreeningListener told) {
            this.own = own;
            this.told = told;
        }

        private void now(Runnable what) {
            later(() -> {
                if (own == number) {
                    what.run();
                }
            });
        }

        @Override
        public void opened(Facts known) {
            now(() -> told.opened(known));
        }

        @Override
        public void shown(Shot come) {
            later(() -> {
                Shot passed = own == number ? newest.getAndSet(come) : come;
                if (passed != null) {
                    passed.close();
                }
            });
        }

        @Override
        public void running(double rate, MediaTime time) {
            now(() -> told.running(rate, time));
        }

        @Override
        public void plays(Player who) {
            now(() -> told.plays(who));
        }

        @Override
        public void trouble(Trouble what) {
            now(() -> told.trouble(what));
        }
    }
}
