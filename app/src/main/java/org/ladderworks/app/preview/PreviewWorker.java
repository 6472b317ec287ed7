package org.ladderworks.app.preview;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.tool.Companion;

/**
 * The process in which media is opened for the preview. It is started at the first use and kept; where it crashes or does
 * not answer any more, every screening is told, and the next use starts another. Thread-safe; no call waits for it.
 */
public final class PreviewWorker implements AutoCloseable {
    /** How often it is looked at, while something is open. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final WorkerLaunch launch;
    private final int patience;
    private final Map<Integer, Screening> screenings = new HashMap<>();

    /** Orders that wait for an answer, with the looks that they have waited. */
    private final Map<Long, Waiting> waiting = new LinkedHashMap<>();

    private @Nullable Companion child;
    private @Nullable Thread watch;
    private long generation;
    private long pid;
    private long lastId;
    private int lastScreening;
    private boolean closed;

    private static final class Waiting {
        private int looks;
    }

    public PreviewWorker(WorkerLaunch launch) {
        this.launch = launch;
        patience = Math.max(1, Math.toIntExact(launch.patience().dividedBy(LOOK)));
    }

    /** Starts the worker, so that the first screening need not wait for that. */
    public void warm() {
        Thread.ofVirtual().start(this::start);
    }

    /**
     * Opens one or two footages at a time of the title.
     *
     * @throws IllegalArgumentException for another number of them
     */
    public Screening open(List<Footage> footage, View view, MediaTime at, ScreeningListener listener) {
        if (footage.isEmpty() || footage.size() > 2) {
            throw new IllegalArgumentException("a screening has one or two footages, not " + footage.size());
        }
        Screening screening;
        synchronized (this) {
            int number = ++lastScreening;
            screening = new Screening(this, number, footage, view, at, listener);
            screenings.put(number, screening);
        }
        Thread.ofVirtual().start(screening::ready);
        return screening;
    }

    /** The process id of the worker; 0 where none runs, or it has not said it yet. */
    public synchronized long pid() {
        return pid;
    }

    /** Ends the worker and all that is open in it. */
    @Override
    public void close() {
        Companion ending;
        List<Screening> open;
        synchronized (this) {
            closed = true;
            ending = child;
            open = List.copyOf(screenings.values());
        }
        open.forEach(Screening::close);
        if (ending != null) {
            ending.close();
        }
    }

    /** Which worker runs: another number after each start; 0 where none does. */
    synchronized long generation() {
        return child == null ? 0 : generation;
    }

    /** The number of the running worker, which is started where needed; 0 where that is not possible. */
    long start() {
        Trouble trouble;
        synchronized (this) {
            if (closed) {
                return 0;
            }
            if (child != null) {
                return generation;
            }
            SharedRing.sweep();
            long mine = ++generation;
            try {
                child = Companion.start(
                        launch.command(),
                        launch.environment(),
                        line -> heard(mine, line),
                        ending -> ended(mine, ending));
                watch = Thread.ofVirtual().start(() -> watch(mine));
                return generation;
            } catch (EncodeException e) {
                trouble = new Trouble(Trouble.Kind.UNAVAILABLE, String.valueOf(e.getMessage()));
            }
        }
        tellAll(trouble);
        return 0;
    }

    /** Sends an order; its number, or 0 where no worker takes it. */
    synchronized long send(int screening, Order order) {
        if (child == null) {
            return 0;
        }
        long id = order instanceof Order.Release ? 0 : ++lastId;
        if (!child.send(Wire.line(new Order.Request(id, screening, order)))) {
            return 0;
        }
        if (id != 0) {
            waiting.put(id, new Waiting());
        }
        return id;
    }

    void forget(int screening, boolean open) {
        if (open) {
            send(screening, new Order.Close());
        }
        synchronized (this) {
            screenings.remove(screening);
        }
    }

    private void heard(long of, String line) {
        try {
            Told.Event event = Wire.parse(line, Told.Event.class);
            Screening screening;
            synchronized (this) {
                if (of != generation) {
                    return;
                }
                if (event.told() instanceof Told.Ready ready) {
                    pid = ready.pid();
                    return;
                }
                screening = screenings.get(event.screening());
                if (event.told() instanceof Told.Done(long id)) {
                    waiting.remove(id);
                }
            }
            if (screening != null && event.told() instanceof Told.Done(long id)) {
                screening.done(id);
            } else if (screening != null) {
                screening.told(event.told());
            }
        } catch (IOException e) {
            System.getLogger(PreviewWorker.class.getName()).log(System.Logger.Level.WARNING, "the preview worker", e);
        }
    }

    private void ended(long of, Companion.Ending ending) {
        boolean expected;
        synchronized (this) {
            if (of != generation || child == null) {
                return;
            }
            expected = closed;
            forgetChild();
        }
        if (!expected) {
            String words = ending.lastErrorLines().isEmpty()
                    ? ""
                    : ": " + ending.lastErrorLines().getLast();
            tellAll(new Trouble(
                    Trouble.Kind.CRASHED, "the preview worker ended with code " + ending.exitCode() + words));
        }
    }

    private void forgetChild() {
        child = null;
        pid = 0;
        waiting.clear();
        if (watch != null) {
            watch.interrupt();
            watch = null;
        }
    }

    private void tellAll(Trouble trouble) {
        List<Screening> open;
        synchronized (this) {
            open = List.copyOf(screenings.values());
        }
        open.forEach(screening -> screening.lost(trouble));
    }

    /** Counts looks, not time: a machine that slept, or a window that was stopped, is no reason to kill a worker. */
    private void watch(long of) {
        try {
            while (true) {
                Thread.sleep(LOOK);
                Companion frozen = null;
                synchronized (this) {
                    if (of != generation || child == null) {
                        return;
                    }
                    for (Waiting each : waiting.values()) {
                        // The first of each line alone is carried out; the others have not begun to wait.
                        if (++each.looks > patience) {
                            frozen = child;
                        }
                        break;
                    }
                    if (frozen != null) {
                        forgetChild();
                    } else if (!screenings.isEmpty() && waiting.isEmpty()) {
                        screenings.keySet().forEach(number -> send(number, new Order.Ping()));
                    }
                }
                if (frozen != null) {
                    frozen.close();
                    tellAll(new Trouble(
                            Trouble.Kind.FROZEN,
                            "the preview worker did not answer within "
                                    + launch.patience().toMillis() + " ms"));
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
