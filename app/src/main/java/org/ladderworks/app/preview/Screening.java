package org.ladderworks.app.preview;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.time.MediaTime;

/**
 * Footage that is looked at: one, or two frame-locked. Calls return at once, and what comes of them is heard by the
 * listener; where several shots are due, the last one counts. After a crash the next call opens everything anew where it
 * was. Thread-safe.
 */
public final class Screening implements AutoCloseable {
    private static final double FASTEST = 8;

    private final PreviewWorker worker;
    private final int number;
    private final List<Footage> footage;
    private final ScreeningListener listener;
    private final Map<Integer, SharedRing> rings = new HashMap<>();
    private final Map<Long, CompletableFuture<List<PixelValue>>> asked = new HashMap<>();
    private int ring;
    private View view;
    private MediaTime at;
    private Marks marks = Marks.NONE;
    private Order.Choose choice = new Order.Choose(0, -1);
    private long openIn;
    private boolean closed;

    Screening(
            PreviewWorker worker,
            int number,
            List<Footage> footage,
            View view,
            MediaTime at,
            ScreeningListener listener) {
        this.worker = worker;
        this.number = number;
        this.footage = List.copyOf(footage);
        this.view = view;
        this.at = at;
        this.listener = listener;
    }

    /** Shows the frame of this time. */
    public void seek(MediaTime time) {
        synchronized (this) {
            at = time;
        }
        order(new Order.Seek(time));
    }

    /** Shows the frame that is so many on, or back; stops playing. Steps are frames of the footage that leads: a rendition. */
    public void step(int frames) {
        order(new Order.Step(frames));
    }

    /** Plays from here: 1 is the usual rate, negative is backwards, 0 stops; -8 to 8. Sound is heard at 1 alone. */
    public void play(double rate) {
        order(new Order.Play(Math.clamp(rate, -FASTEST, FASTEST)));
    }

    /** Stops at the frame that is seen. */
    public void pause() {
        play(0);
    }

    /** In and out points from now on. */
    public void marks(Marks changed) {
        synchronized (this) {
            marks = changed;
        }
        order(new Order.Mark(changed));
    }

    /** Another view of the same frame, with memory for it where there is too little. */
    public void view(View changed) {
        boolean larger;
        synchronized (this) {
            larger = changed.bytes() > view.bytes();
            view = changed;
        }
        if (larger && isOpen()) {
            share();
        }
        order(new Order.Look(changed));
    }

    /** The audio track that is heard and the text track that is told, by their numbers in the facts; -1 for none. */
    public void choose(int sound, int text) {
        Order.Choose changed = new Order.Choose(sound, text);
        synchronized (this) {
            choice = changed;
        }
        order(changed);
    }

    /**
     * The values of each footage at a pixel of the drawn picture; exceptionally an IllegalStateException where the worker
     * cannot tell, or has ended.
     */
    public CompletableFuture<List<PixelValue>> pixel(int x, int y) {
        CompletableFuture<List<PixelValue>> values = new CompletableFuture<>();
        ready();
        synchronized (this) {
            long id = worker.send(number, new Order.Pixel(x, y));
            if (id == 0) {
                values.completeExceptionally(new IllegalStateException("the preview worker has ended"));
            } else {
                asked.put(id, values);
            }
        }
        return values;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        worker.forget(number, isOpen());
        synchronized (this) {
            rings.values().forEach(SharedRing::unlink);
            forgetAsked();
        }
    }

    private void order(Order order) {
        if (ready()) {
            worker.send(number, order);
        }
    }

    private synchronized boolean isOpen() {
        return openIn != 0 && openIn == worker.generation();
    }

    /** Starts the worker and opens the footage where that is needed; true where it was open before. */
    synchronized boolean ready() {
        if (closed) {
            return false;
        }
        long generation = worker.start();
        if (generation == 0 || generation == openIn) {
            return generation != 0;
        }
        openIn = generation;
        rings.values().forEach(SharedRing::unlink);
        rings.clear();
        if (share()) {
            worker.send(number, new Order.Open(footage, view, at));
            worker.send(number, choice);
            worker.send(number, new Order.Mark(marks));
        } else {
            openIn = 0;
        }
        return openIn != 0;
    }

    private synchronized boolean share() {
        try {
            SharedRing made = SharedRing.create(view.bytes());
            ring++;
            rings.put(ring, made);
            worker.send(number, new Order.Ring(ring, made.file(), made.slots(), made.slotBytes()));
            return true;
        } catch (IOException e) {
            listener.trouble(new Trouble(Trouble.Kind.UNAVAILABLE, "no memory can be shared: " + e.getMessage()));
            return false;
        }
    }

    /** On the worker's thread, one after the other. */
    void told(Told told) {
        switch (told) {
            case Told.Opened(Facts facts) -> listener.opened(facts);
            case Told.Shown shown -> show(shown);
            case Told.Running(double rate, MediaTime time) -> {
                synchronized (this) {
                    at = time;
                }
                listener.running(rate, time);
            }
            case Told.Plays(Player player) -> listener.plays(player);
            case Told.Failed(Trouble trouble) -> listener.trouble(trouble);
            case Told.Values(long id, List<PixelValue> values) -> {
                CompletableFuture<List<PixelValue>> future;
                synchronized (this) {
                    future = asked.remove(id);
                }
                if (future != null) {
                    future.complete(values);
                }
            }
            case Told.Ready _, Told.Done _ -> {
                // The worker's own.
            }
        }
    }

    private void show(Told.Shown shown) {
        SharedRing of;
        synchronized (this) {
            of = rings.get(shown.ring());
            if (!shown.sides().isEmpty()) {
                at = shown.sides().getFirst().time();
            }
            // Both have mapped it.
            if (of != null) {
                of.unlink();
            }
            rings.keySet().removeIf(older -> older < shown.ring());
        }
        if (of == null || closed()) {
            worker.send(number, new Order.Release(shown.ring(), shown.slot()));
            return;
        }
        long generation = worker.generation();
        listener.shown(new Shot(shown, of, () -> {
            if (worker.generation() == generation) {
                worker.send(number, new Order.Release(shown.ring(), shown.slot()));
            }
        }));
    }

    private synchronized boolean closed() {
        return closed;
    }

    /** The worker is gone. */
    void lost(Trouble trouble) {
        synchronized (this) {
            forgetAsked();
            rings.values().forEach(SharedRing::unlink);
        }
        listener.trouble(trouble);
    }

    private void forgetAsked() {
        asked.values()
                .forEach(values -> values.completeExceptionally(new IllegalStateException("the preview has ended")));
        asked.clear();
    }

    /** An order was carried out: what it asked for and did not get will not come. */
    void done(long id) {
        @Nullable CompletableFuture<List<PixelValue>> future;
        synchronized (this) {
            future = asked.remove(id);
        }
        if (future != null) {
            future.completeExceptionally(new IllegalStateException("no picture is shown"));
        }
    }
}
